package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.cloud.AccessToken;
import dev.lkj.cloud.Credentials;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.testing.FakeTime;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The account API of the emulator, as a client and a browser see it. */
class AccountRoutesTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final FakeTime clock = FakeTime.at("2026-11-22T10:15:01Z");
    private final EmulatorFixture fixture = new EmulatorFixture(options -> options.withClock(clock));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(fixture.emulator.url() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private String begin(String device) throws Exception {
        HttpResponse<String> answer =
                send("POST", "/cli/auth?device_name=" + URLEncoder.encode(device, StandardCharsets.UTF_8), "");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode login = new ObjectMapper().readTree(answer.body());
        assertThat(login.path("DeviceName").asText()).isEqualTo(device);
        assertThat(login.path("Expires").asLong())
                .isEqualTo(clock.now().plus(Duration.ofMinutes(15)).getEpochSecond());
        return login.path("Token").asText();
    }

    private HttpResponse<String> claim(String token) throws Exception {
        return send("POST", "/cli/claim?t=" + token, "");
    }

    private String cookie() throws Exception {
        String path =
                fixture.emulator.pageUrl().substring(fixture.emulator.url().length());
        return send("GET", path, "")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", -1)[0];
    }

    private HttpResponse<String> page(String token, String cookie) throws Exception {
        return send("GET", "/cli/confirm-auth?t=" + token, "", "Cookie", cookie);
    }

    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(field.find()).as(page).isTrue();
        return field.group(1);
    }

    private HttpResponse<String> answer(String page, String cookie, String answer) throws Exception {
        String form = "t=" + hidden(page, "t") + "&form=" + hidden(page, "form") + "&answer=" + answer;
        return send("POST", "/cli/confirm-auth", form, "Cookie", cookie, "Content-Type", FORM);
    }

    @Test
    void whatWasAllowedIsGivenOnce() throws Exception {
        String token = begin("laptop");
        assertThat(claim(token).statusCode()).isEqualTo(401);
        String cookie = cookie();
        HttpResponse<String> page = page(token, cookie);
        assertThat(page.body()).contains("<code>laptop</code>", "<code>emulator</code>");
        assertThat(answer(page.body(), cookie, "allow").body()).contains("Allowed");

        JsonNode project = new ObjectMapper().readTree(claim(token).body());
        assertThat(project.path("Key").asText()).isEqualTo(fixture.emulator.apiKey());
        assertThat(project.path("Secret").asText()).isEqualTo(fixture.emulator.apiSecret());
        assertThat(project.path("URL").asText()).isEqualTo(fixture.emulator.projectUrl());
        assertThat(claim(token).statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasDeniedIsNotGiven() throws Exception {
        String token = begin("laptop");
        String cookie = cookie();
        String page = page(token, cookie).body();
        assertThat(answer(page, cookie, "deny").body()).contains("Denied");
        assertThat(answer(page, cookie, "allow").statusCode()).isEqualTo(404);

        assertThat(claim(token).statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenThatNobodyAskedForIsDenied() throws Exception {
        assertThat(claim("guessed").statusCode()).isEqualTo(404);
        assertThat(page("guessed", cookie()).statusCode()).isEqualTo(404);
    }

    @Test
    void anOldRequestIsForgotten() throws Exception {
        String token = begin("laptop");
        String cookie = cookie();
        String page = page(token, cookie).body();
        clock.pause(Duration.ofMinutes(15));

        assertThat(page(token, cookie).statusCode()).isEqualTo(404);
        assertThat(answer(page, cookie, "allow").statusCode()).isEqualTo(404);
        assertThat(claim(token).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyABrowserOfTheEmulatorsPageMayAnswer() throws Exception {
        String token = begin("laptop");
        String page = page(token, cookie()).body();

        assertThat(page(token, "x=1").statusCode()).isEqualTo(403);
        assertThat(page(token, "x=1").body()).contains("lkj emulator status");
        assertThat(answer(page, "x=1", "allow").statusCode()).isEqualTo(403);
        assertThat(claim(token).statusCode()).isEqualTo(401);
    }

    @Test
    void onlyThePagesOwnFormAnswers() throws Exception {
        String token = begin("laptop");
        String cookie = cookie();
        String page = page(token, cookie).body();
        String other = page(begin("other"), cookie).body();
        String mixed = "t=" + token + "&form=" + hidden(other, "form") + "&answer=allow";

        assertThat(send("POST", "/cli/confirm-auth", mixed, "Cookie", cookie, "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(404);
        String right = "t=" + token + "&form=" + hidden(page, "form") + "&answer=allow";
        assertThat(send("POST", "/cli/confirm-auth", right, "Cookie", cookie, "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(
                                "POST",
                                "/cli/confirm-auth",
                                right,
                                "Cookie",
                                cookie,
                                "Content-Type",
                                FORM,
                                "Origin",
                                "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(claim(token).statusCode()).isEqualTo(401);
    }

    @Test
    void theNameOfADeviceIsTextOnThePage() throws Exception {
        String page = page(begin("<script>alert(1)</script>\u001b\u202e\"'"), cookie())
                .body();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;??&quot;&#39;")
                .doesNotContain("<script");
    }

    @Test
    void thePageIsNotShownInsideAnotherOne() throws Exception {
        HttpResponse<String> page = page(begin("laptop"), cookie());

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'", "form-action 'self'");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void theKeysHolderMayRevoke() throws Exception {
        Credentials credentials = new Credentials(fixture.emulator.apiKey(), fixture.emulator.apiSecret());
        String token = AccessToken.signIdentity(credentials, clock.now());

        assertThat(send("DELETE", "/cli/revoke", "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "agents", "other secret", "old"})
    void nobodyElseMay(String kind) throws Exception {
        String key = fixture.emulator.apiKey();
        Credentials own = new Credentials(key, fixture.emulator.apiSecret());
        Instant now = clock.now();
        String token = switch (kind) {
            case "none" -> "";
            case "agents" -> AccessToken.sign(own, now);
            case "other secret" -> AccessToken.signIdentity(new Credentials(key, "x"), now);
            default -> AccessToken.signIdentity(own, now.minus(Duration.ofHours(7)));
        };

        assertThat(send("DELETE", "/cli/revoke", "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|{\"template_url\":\"https://x\",\"agent_name\":\"a\"}|200",
                "true|{\"agent_name\":\"a\"}|400",
                "true|[|400",
                "false|{\"template_url\":\"https://x\"}|401",
            })
    void aSandboxIsAnIdForTheKeysHolder(boolean own, String body, int status) throws Exception {
        Credentials credentials =
                new Credentials(fixture.emulator.apiKey(), own ? fixture.emulator.apiSecret() : "other secret");
        String token = AccessToken.signIdentity(credentials, clock.now());
        HttpResponse<String> answer = send("POST", "/api/sandbox/create", body, "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 200) {
            assertThat(new ObjectMapper()
                            .readTree(answer.body())
                            .path("sandbox_id")
                            .asText())
                    .matches("sandbox-[a-z0-9]{12}");
        }
    }
}
