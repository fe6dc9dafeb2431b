package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.TestClient;
import dev.lkj.testing.FakeTime;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PutUploadTest {
    private static final byte[] FILE = {1, 2, 3};

    private final FakeTime time = new FakeTime(Instant.now());

    @TempDir
    private Path folder;

    private EmulatorFixture fixture;
    private TestClient client;
    private String url;
    private String tag;

    @BeforeEach
    void start() throws Exception {
        fixture = new EmulatorFixture(options -> options.withClock(time).withDataDir(folder));
        client = fixture.client;
        JsonNode answer = client.rpc("DeployAgent", "{\"agent_id\":\"CA_1\"}");
        url = answer.path("presigned_url").asText();
        tag = answer.path("tag").asText();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private HttpResponse<String> put(String address, byte[] file) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/gzip")
                .PUT(BodyPublishers.ofByteArray(file))
                .build());
    }

    private void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/xml");
        assertThat(answer.body()).contains("<Error><Code>" + code + "</Code>");
        assertThat(folder.resolve("sources")).doesNotExist();
    }

    @Test
    void anUploadIsStoredAsItIsAndBuilt() throws Exception {
        HttpResponse<String> answer = put(url, FILE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(folder.resolve("sources/CA_1/" + tag + ".tar.gz")).hasBinaryContent(FILE);
        assertThat(client.build("CA_1", "").statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressIsGoodForOneSuccessAndSoIsItsForm() throws Exception {
        put(url, FILE);
        assertThat(put(url, FILE).statusCode()).isEqualTo(403);
    }

    @Test
    void aNewerDeployCallVoidsIt() throws Exception {
        client.form("CA_1", "");
        assertRefused(put(url, FILE), 403, "AccessDenied");
    }

    @Test
    void itIsGoodForFifteenMinutes() throws Exception {
        time.pause(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(put(url, new byte[0]).body()).contains("EntityTooSmall");
        time.pause(Duration.ofSeconds(1));
        HttpResponse<String> answer = put(url, FILE);
        assertRefused(answer, 403, "AccessDenied");
        assertThat(answer.body()).contains("Request has expired");
    }

    @ParameterizedTest
    @CsvSource({
        "CA_1/, CA_2/",
        "X-Amz-Expires=900, X-Amz-Expires=999999",
        "X-Amz-Signature=, X-Amz-Signature=0",
        "/-/, /staging/",
        "us-east-1, us-east-2"
    })
    void nothingOfItMayBeChanged(String from, String to) throws Exception {
        assertRefused(put(url.replace(from, to), FILE), 403, "SignatureDoesNotMatch");
    }

    @Test
    void anAddressWithoutASignatureIsRefused() throws Exception {
        assertRefused(put(url.substring(0, url.indexOf('?')), FILE), 400, "AuthorizationQueryParametersError");
        assertRefused(put(url.replaceFirst("&X-Amz-Signature=.*", ""), FILE), 400, "AuthorizationQueryParametersError");
        assertRefused(
                put(url + "&" + url.substring(url.indexOf('?') + 1), FILE), 400, "AuthorizationQueryParametersError");
    }

    @Test
    void anEmptyFileIsRefused() throws Exception {
        assertRefused(put(url, new byte[0]), 400, "EntityTooSmall");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsSent() throws Exception {
        assertThat(declared(OptionalLong.of((1L << 30) + 1))).contains("400 ").contains("EntityTooLarge");
    }

    @Test
    void aFileOfUnknownLengthIsRefused() throws Exception {
        assertThat(declared(OptionalLong.empty())).contains("411 ").contains("MissingContentLength");
    }

    /** What answers a request of which only the head is sent. */
    private String declared(OptionalLong length) throws Exception {
        String header = length.isPresent() ? "Content-Length: " + length.getAsLong() : "Transfer-Encoding: chunked";
        String host = "127.0.0.1:" + fixture.emulator.port();
        String path = url.substring(url.indexOf(host) + host.length());
        try (RawConnection connection = new RawConnection(fixture.emulator.port())) {
            return connection
                    .send("PUT " + path + " HTTP/1.1\nHost: " + host + "\n" + header + "\n\n")
                    .readTo("</Error>");
        }
    }

    @Test
    void theLogOfRequestsKeepsNothingThatOpensAnUploadOrThePage() throws Exception {
        assertThat(put(url, FILE).statusCode()).isEqualTo(200);
        URI page = URI.create(fixture.emulator.pageUrl());
        assertThat(client.send(HttpRequest.newBuilder(page).build()).statusCode())
                .isEqualTo(303);
        String log = client.get("/_emulator/requests").toString();
        assertThat(log)
                .contains("&X-Amz-Signature=…\"", "\"query\":\"t=…\"", "X-Amz-Expires=900")
                .doesNotContain(url.substring(url.indexOf("X-Amz-Signature=")), page.getQuery());
    }
}
