package dev.lkj.emulator.api;

import dev.lkj.emulator.codec.JsonCodec;
import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.run.Happenings;
import dev.lkj.time.Cancellation;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/** The page to watch, for browsers that came with an address that the emulator printed. */
final class PageRoutes {
    /** Each browser that watches holds a thread. */
    private static final int MOST_BROWSERS = 50;

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store");

    private static final String CLOSED = """
            This page opens with the address that the emulator printed, which works once.
            lkj emulator status prints a new one.
            """;

    private final AgentHost host;
    private final Engine engine;
    private final Happenings happenings;
    private final PageKeys keys;
    private final Cancellation closing;
    private final JsonCodec codec = new JsonCodec();
    private final Semaphore browsers = new Semaphore(MOST_BROWSERS);

    /** The answer to who asks for an address. */
    record Key(String key) {}

    PageRoutes(AgentHost host, Engine engine, Happenings happenings, PageKeys keys, Cancellation closing) {
        this.host = host;
        this.engine = engine;
        this.happenings = happenings;
        this.keys = keys;
        this.closing = closing;
    }

    /** The page, or the cookie for it and the way back here. */
    Answer page(Exchange exchange) throws IOException {
        if (keys.admits(exchange)) {
            return exchange.query("t").isEmpty() ? file("page.html", "text/html; charset=utf-8") : home(Map.of());
        }
        return keys.redeem(exchange.query("t"))
                .map(cookie -> home(Map.of("Set-Cookie", cookie)))
                .orElseGet(() -> answer(403, "text/plain; charset=utf-8", Bytes.of(CLOSED)));
    }

    private static Answer home(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(HEADERS);
        all.putAll(headers);
        all.put("Location", "/");
        return new Answer.Whole(303, all, Bytes.EMPTY, () -> {});
    }

    Answer style(Exchange exchange) throws IOException {
        return file("page.css", "text/css; charset=utf-8");
    }

    Answer script(Exchange exchange) throws IOException {
        return file("page.js", "text/javascript; charset=utf-8");
    }

    private static Answer file(String name, String type) throws IOException {
        try (InputStream in = Objects.requireNonNull(PageRoutes.class.getResourceAsStream(name), name)) {
            return answer(200, type, Bytes.of(in.readAllBytes()));
        }
    }

    private static Answer answer(int status, String type, Bytes body) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.put("Content-Type", type);
        return new Answer.Whole(status, headers, body, () -> {});
    }

    /** A new address for the page, for those who hold a token. */
    Answer key(Exchange exchange) {
        return Answer.bytes(201, codec.contentType(), codec.write(new Key(keys.issue())));
    }

    /** Everything that changes, until the browser is gone. */
    Answer events(Exchange exchange) {
        if (!browsers.tryAcquire()) {
            return Answer.text(503, "too many browsers watch");
        }
        return new Answer.Lines(200, "text/event-stream; charset=utf-8", (sink, peer) -> {
            try {
                new PageStream(host, engine, sink).run(happenings, peer, closing);
            } finally {
                browsers.release();
            }
        });
    }
}
