package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets to see the page, and what a browser is told. */
class PageRoutesTest {
    private final EmulatorFixture fixture = new EmulatorFixture();
    private final HttpClient browser = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(fixture.emulator.url() + path));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        return browser.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString());
    }

    private static String path(String url) {
        URI uri = URI.create(url);
        return uri.getPath() + "?" + uri.getQuery();
    }

    /** What a browser keeps after it opened an address that was printed. */
    private String cookie() throws Exception {
        HttpResponse<String> opened = get(path(fixture.emulator.pageUrl()));
        assertThat(opened.statusCode()).isEqualTo(303);
        return opened.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
    }

    @Test
    void withoutAnAddressOfTheEmulatorThePageIsClosed() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(403);
        assertThat(get("/?t=guessed").statusCode()).isEqualTo(403);
        assertThat(get("/").body()).contains("lkj emulator status");
    }

    @Test
    void anAddressWorksOnce() throws Exception {
        String address = path(fixture.emulator.pageUrl());
        HttpResponse<String> first = get(address);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).hasValue("/");
        assertThat(first.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("; HttpOnly")
                .contains("; SameSite=Strict");
        HttpResponse<String> second = get(address);
        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theCookieOpensThePageAndItLoadsNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = get("/", "Cookie", "other=1; " + cookie());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self';");
        assertThat(page.body() + get("/page.js").body() + get("/page.css").body())
                .contains("<main id=\"agents\">")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("innerHTML");
    }

    @Test
    void theCookieOpensWhatOnlyTheEmulatorHasAndNothingOfTheService() throws Exception {
        String cookie = cookie();
        assertThat(get("/_emulator/state", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(get("/_emulator/state").statusCode()).isEqualTo(401);
        assertThat(get("/_emulator/state", "Cookie", cookie + "x").statusCode()).isEqualTo(401);
        assertThat(get("/logs?agent_id=CA_1", "Cookie", cookie).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: http://evil.example", "Sec-Fetch-Site: cross-site"})
    void aForeignPageDoesNotGetIn(String header) throws Exception {
        String[] parts = header.split(": ", 2);
        assertThat(get("/_emulator/events", parts[0], parts[1], "Cookie", cookie())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoHoldsATokenGetsANewAddress() throws Exception {
        HttpResponse<String> answer = fixture.client.post("/_emulator/page", "");
        assertThat(answer.statusCode()).isEqualTo(201);
        String key = answer.body().replaceAll(".*\"key\":\"([^\"]+)\".*", "$1");
        assertThat(get("/?t=" + key).statusCode()).isEqualTo(303);
        HttpResponse<String> stranger = browser.send(
                request("/_emulator/page")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(stranger.statusCode()).isEqualTo(401);
    }

    @Test
    void aBrowserIsToldOfADeployWhileItHappens() throws Exception {
        String cookie = cookie();
        HttpResponse<InputStream> events = browser.send(
                request("/_emulator/events").header("Cookie", cookie).build(), BodyHandlers.ofInputStream());
        assertThat(events.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
        try (InputStream stream = events.body()) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            assertThat(next(lines, "state", data -> true)).contains("\"agent_id\":\"CA_1\"");
            String tag = fixture.serve();
            next(lines, "build", data -> data.contains(tag) && data.contains("vertexes"));
            next(lines, "happened", data -> data.contains(tag + " healthy, takes new sessions"));
            next(lines, "state", data -> data.contains("\"phase\":\"serving\""));
        }
    }

    @Test
    void aBrowserThatComesLateSeesWhatWas() throws Exception {
        String tag = fixture.serve();
        HttpResponse<InputStream> events = browser.send(
                request("/_emulator/events").header("Cookie", cookie()).build(), BodyHandlers.ofInputStream());
        try (InputStream stream = events.body()) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            next(lines, "happened", data -> data.contains(tag + " healthy"));
            next(lines, "build", data -> data.contains(tag));
        }
    }

    /** The data of the next event of that name which is wanted. */
    private static String next(BufferedReader lines, String name, Predicate<String> wanted) throws IOException {
        String line = lines.readLine();
        while (line != null) {
            if (line.equals("event: " + name)) {
                String data = lines.readLine();
                if (wanted.test(data)) {
                    return data;
                }
            }
            line = lines.readLine();
        }
        throw new AssertionError("the stream ended before an event " + name);
    }
}
