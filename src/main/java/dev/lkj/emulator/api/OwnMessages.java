package dev.lkj.emulator.api;

import dev.lkj.emulator.codec.JsonCodec;
import dev.lkj.emulator.codec.Malformed;
import dev.lkj.emulator.state.Refused;
import java.io.IOException;

/** The messages of the emulator's own interface: JSON in snake_case, a megabyte at most. */
final class OwnMessages {
    private static final int MOST_BYTES = 1024 * 1024;

    private OwnMessages() {}

    static Answer.Whole answer(JsonCodec codec, Record message) {
        return Answer.bytes(200, codec.contentType(), codec.write(message));
    }

    static <T extends Record> T read(JsonCodec codec, Exchange exchange, Class<T> message) throws IOException {
        byte[] body = exchange.body(MOST_BYTES).orElseThrow(() -> Refused.argument("body", "is too large"));
        try {
            return codec.read(body, message);
        } catch (Malformed e) {
            throw Refused.argument("body", "is not understood: " + e.getMessage());
        }
    }
}
