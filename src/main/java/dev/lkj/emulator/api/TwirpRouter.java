package dev.lkj.emulator.api;

import dev.lkj.emulator.codec.JsonCodec;
import dev.lkj.emulator.codec.Malformed;
import dev.lkj.emulator.codec.MessageCodec;
import dev.lkj.emulator.codec.ProtobufCodec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the method of a Twirp request, and answers as the protocol has it when there is none. */
final class TwirpRouter {
    private static final String SERVICE = "livekit.CloudAgent";
    private static final String PREFIX = "/twirp";

    /** The largest message: a dozen secret files of 1 MiB in base64. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final CloudAgentRpcs rpcs;
    private final List<MessageCodec> codecs = List.of(new JsonCodec(), new ProtobufCodec());

    TwirpRouter(CloudAgentRpcs rpcs) {
        this.rpcs = rpcs;
    }

    static boolean concerns(String path) {
        return path.startsWith(PREFIX + "/") || path.contains("/" + SERVICE + "/");
    }

    Route find(Exchange exchange) {
        String path = exchange.path();
        int methodAt = path.lastIndexOf('/');
        int serviceAt = path.lastIndexOf('/', methodAt - 1);
        String method = path.substring(methodAt + 1);
        if (!exchange.method().equals("POST")) {
            return badRoute(exchange, "unsupported method " + quote(exchange.method()) + " (only POST is allowed)");
        }
        if (serviceAt < 0 || !path.substring(serviceAt + 1, methodAt).equals(SERVICE)) {
            return badRoute(exchange, "no handler for path " + quote(path));
        }
        String prefix = path.substring(0, serviceAt);
        if (!prefix.equals(PREFIX)) {
            return badRoute(
                    exchange,
                    "invalid path prefix " + quote(prefix) + ", expected " + quote(PREFIX) + ", on path "
                            + quote(path));
        }
        if (!CloudAgentRpcs.METHODS.contains(method)) {
            return badRoute(exchange, "no handler for path " + quote(path));
        }
        return find(exchange, method);
    }

    private Route find(Exchange exchange, String method) {
        String type = exchange.contentType();
        Optional<MessageCodec> codec =
                codecs.stream().filter(c -> c.contentType().equals(type)).findFirst();
        if (codec.isPresent()) {
            return Route.guarded(method, e -> call(e, method, codec.get()));
        }
        String given = exchange.header("Content-Type").orElse("");
        return badRoute(exchange, "unexpected Content-Type: " + quote(given));
    }

    private Answer call(Exchange exchange, String method, MessageCodec codec) throws IOException {
        Optional<byte[]> body = exchange.body(MOST_BYTES);
        if (body.isEmpty()) {
            return TwirpErrors.of(TwirpCode.MALFORMED, "the request is larger than " + MOST_BYTES + " bytes");
        }
        try {
            Record answer = rpcs.call(method, codec, body.get());
            return Answer.bytes(200, codec.contentType(), codec.write(answer));
        } catch (Malformed e) {
            String message = "the " + codec.word() + " request could not be decoded";
            return TwirpErrors.of(TwirpCode.MALFORMED, message, Map.of("cause", e.getMessage() + ""));
        }
    }

    private static Route badRoute(Exchange exchange, String message) {
        Map<String, String> meta = Map.of("twirp_invalid_route", exchange.method() + " " + exchange.path());
        return Route.open("bad_route", e -> TwirpErrors.of(TwirpCode.BAD_ROUTE, message, meta));
    }

    /** A text in quotes, with what would end them escaped. */
    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
