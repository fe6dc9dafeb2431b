package dev.lkj.emulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lkj.emulator.codec.JsonTrees;
import dev.lkj.emulator.state.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Errors in the form that every client of the service understands: always JSON, whatever was asked in. */
final class TwirpErrors {

    private TwirpErrors() {}

    static Answer.Whole of(TwirpCode code, String message) {
        return of(code, message, Map.of());
    }

    static Answer.Whole of(TwirpCode code, String message, Map<String, String> meta) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code.word());
        error.put("msg", message);
        if (!meta.isEmpty()) {
            error.put("meta", new TreeMap<>(meta));
        }
        try {
            return Answer.bytes(code.status, "application/json", JsonTrees.JSON.writeValueAsBytes(error));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Answer.Whole of(Refused refused) {
        return of(TwirpCode.valueOf(refused.kind().name()), refused.reason(), refused.meta());
    }
}
