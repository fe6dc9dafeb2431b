package dev.lkj.emulator.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.emulator.api.PendingLogins.Decision;
import dev.lkj.emulator.api.PendingLogins.Login;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The account API, of one account with one project: this emulator's.
 *
 * <p>Anybody on this machine may ask, and only a browser that was let in to the emulator's page may answer, since the
 * answer is the key.
 */
final class AccountRoutes {
    private static final int LONGEST_FORM = 16 * 1024;
    private static final int LONGEST_NAME = 100;

    private final Account account;
    private final TokenCheck tokens;
    private final PageKeys browsers;
    private final PendingLogins logins;

    /** The project that the account has. */
    record Account(String subdomain, String projectUrl, Credentials credentials) {}

    AccountRoutes(Account account, TokenCheck tokens, PageKeys browsers, Clock clock) {
        this.account = account;
        this.tokens = tokens;
        this.browsers = browsers;
        this.logins = new PendingLogins(clock);
    }

    /** {@code POST /cli/auth}. */
    Answer begin(Exchange exchange) {
        String device = exchange.query("device_name");
        Login login = logins.begin(device.length() > LONGEST_NAME ? device.substring(0, LONGEST_NAME) : device);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("Identifier", "emulator");
        answer.put("Token", login.token());
        answer.put("Expires", login.expires().getEpochSecond());
        answer.put("DeviceName", login.device());
        return json(answer);
    }

    /** {@code POST /cli/claim}: 401 while nobody has answered, 404 after a no and for what nobody asked for. */
    Answer claim(Exchange exchange) {
        Decision decision = logins.take(exchange.query("t")).orElse(Decision.DENIED);
        return switch (decision) {
            case NONE -> Answer.text(401, "not confirmed yet");
            case DENIED -> Answer.text(404, "access denied");
            case ALLOWED -> json(project());
        };
    }

    private ObjectNode project() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("Key", account.credentials().key());
        answer.put("Secret", account.credentials().secret());
        answer.put("ProjectId", "p_" + account.subdomain());
        answer.put("ProjectName", account.subdomain());
        answer.put("OwnerId", "emulator");
        answer.put("Description", "lkj emulator");
        answer.put("URL", account.projectUrl());
        return answer;
    }

    /** {@code DELETE /cli/revoke}: taken, and without effect, since the emulator has one key only. */
    Answer revoke(Exchange exchange) {
        return tokens.identityProblem(exchange)
                .<Answer>map(problem -> Answer.text(401, problem))
                .orElseGet(() -> Answer.text(200, "OK"));
    }

    /** {@code GET /cli/confirm-auth}: asks the person at the browser. */
    Answer ask(Exchange exchange) {
        if (!browsers.admits(exchange)) {
            return ConfirmPage.closed();
        }
        return logins.find(exchange.query("t"))
                .filter(login -> login.decision() == Decision.NONE)
                .map(login -> ConfirmPage.question(login, account.subdomain()))
                .orElseGet(ConfirmPage::over);
    }

    /** {@code POST /cli/confirm-auth}: the answer, from the form of that page and of no other one. */
    Answer decide(Exchange exchange) throws IOException {
        if (!browsers.admits(exchange)) {
            return ConfirmPage.closed();
        }
        Optional<byte[]> body = exchange.body(LONGEST_FORM);
        if (body.isEmpty() || !exchange.contentType().equals("application/x-www-form-urlencoded")) {
            return ConfirmPage.over();
        }
        Map<String, String> form = fields(new String(body.get(), StandardCharsets.UTF_8));
        Optional<Login> login = logins.find(form.getOrDefault("t", ""))
                .filter(waiting -> same(waiting.form(), form.getOrDefault("form", "")));
        if (login.isEmpty()) {
            return ConfirmPage.over();
        }
        boolean allowed = form.getOrDefault("answer", "").equals("allow");
        return logins.decide(login.get().token(), allowed) ? ConfirmPage.done(allowed) : ConfirmPage.over();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : form.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                try {
                    fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    // No form of ours has such a field.
                }
            }
        }
        return fields;
    }

    private static Answer json(ObjectNode answer) {
        return Answer.bytes(200, "application/json", answer.toString().getBytes(StandardCharsets.UTF_8));
    }
}
