package dev.lkj.emulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lkj.emulator.api.PendingLogins.Login;
import dev.lkj.wire.Bytes;
import java.util.HashMap;
import java.util.Map;

/** The page on which a person lets a device have the emulator's key, or not. */
final class ConfirmPage {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Content-Security-Policy",
                    "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store");

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>lkj emulator: access</title>
            <link rel="stylesheet" href="/page.css">
            </head>
            <body>
            <header><h1>lkj emulator</h1><p>Not LiveKit Cloud</p></header>
            <section>
            %s</section>
            </body>
            </html>
            """;

    private static final String QUESTION = """
            <h2>May this device use the project?</h2>
            <p>Device: <code>%s</code></p>
            <p>Project: <code>%s</code>, this emulator. Whoever has its key can run code as you.</p>
            <p>Allow it only if you have just typed <code>cloud auth</code> yourself.</p>
            <form method="post" action="/cli/confirm-auth">
            <input type="hidden" name="t" value="%s">
            <input type="hidden" name="form" value="%s">
            <button type="submit" name="answer" value="allow">Allow</button>
            <button type="submit" name="answer" value="deny">Deny</button>
            </form>
            """;

    private ConfirmPage() {}

    static Answer question(Login login, String project) {
        String device = login.device().isEmpty() ? "without a name" : login.device();
        return page(200, QUESTION.formatted(safe(device), safe(project), login.token(), login.form()));
    }

    static Answer done(boolean allowed) {
        return page(
                200,
                allowed
                        ? "<h2>Allowed</h2>\n<p>The terminal goes on by itself. You can close this page.</p>\n"
                        : "<h2>Denied</h2>\n<p>The device gets nothing. You can close this page.</p>\n");
    }

    /** For a browser that the emulator does not know. */
    static Answer closed() {
        return page(403, """
                <h2>This browser may not answer yet</h2>
                <p>Open the address that the emulator printed first: it works once, and
                <code>lkj emulator status</code> prints a new one. Then open this page again.</p>
                """);
    }

    /** For what nobody waits for. */
    static Answer over() {
        return page(404, """
                <h2>Nobody waits for this</h2>
                <p>It was answered already, or is too old. <code>lkj cloud auth</code> begins anew.</p>
                """);
    }

    private static Answer page(int status, String content) {
        return new Answer.Whole(
                status,
                new HashMap<>(HEADERS),
                Bytes.of(FRAME.formatted(content).getBytes(UTF_8)),
                () -> {});
    }

    /** What a stranger wrote, as text of a page. */
    private static String safe(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
