package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.fault.FaultAction;
import dev.lkj.emulator.fault.FaultRule;
import dev.lkj.testing.FakeTime;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadRouteTest {
    private static final byte[] FILE = "source\r\n--the-boundar".getBytes(StandardCharsets.UTF_8);

    private final FakeTime time = new FakeTime(Instant.now());

    @TempDir
    private Path folder;

    private EmulatorFixture fixture;
    private TestClient client;
    private Map<String, String> form;

    @BeforeEach
    void start() throws Exception {
        fixture = new EmulatorFixture(options -> options.withClock(time).withDataDir(folder));
        client = fixture.client;
        form = client.form("CA_1", "");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/xml");
        assertThat(answer.body()).contains("<Error><Code>" + code + "</Code>");
        assertThat(folder.resolve("sources")).doesNotExist();
    }

    private Path stored() throws IOException {
        return folder.resolve("sources/CA_1/" + form.getOrDefault("key", "").split("/", -1)[2] + ".tar.gz");
    }

    @Test
    void anUploadIsStoredAsItIs() throws Exception {
        HttpResponse<String> answer = client.upload(form, FILE);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(stored()).hasBinaryContent(FILE);
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void aLargeUploadIsStoredAsItIs() throws Exception {
        byte[] file = new byte[3_000_001];
        new java.util.Random(1).nextBytes(file);
        assertThat(client.upload(form, file).statusCode()).isEqualTo(204);
        assertThat(Files.readAllBytes(stored())).isEqualTo(file);
    }

    @Test
    void aFormIsGoodForOneSuccess() throws Exception {
        client.upload(form, FILE);
        HttpResponse<String> again = client.upload(form, FILE);
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.body()).contains("AccessDenied");
    }

    @Test
    void aFormMayBeTriedAgainUntilASuccessWasAnswered() throws Exception {
        fixture.emulator
                .faults()
                .add(List.of(
                        FaultRule.status("upload", 500, Map.of(), "<Error/>"),
                        FaultRule.cut("upload", FaultAction.CUT_ANSWER, 0).at(2, 1)));
        assertThat(client.upload(form, FILE).statusCode()).isEqualTo(500);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> client.upload(form, FILE)))
                .isInstanceOf(IOException.class);
        assertThat(client.upload(form, FILE).statusCode()).isEqualTo(204);
        assertThat(client.build("CA_1", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aNewerDeployCallVoidsTheFormOfTheSameDeploymentOnly() throws Exception {
        client.form("CA_1", "staging");
        client.form("CA_2", "");
        Map<String, String> newer = client.form("CA_1", "");
        assertRefused(client.upload(form, FILE), 403, "AccessDenied");
        assertThat(client.upload(newer, FILE).statusCode()).isEqualTo(204);
    }

    @Test
    void aFormIsGoodForFifteenMinutes() throws Exception {
        time.pause(Duration.ofMinutes(15));
        HttpResponse<String> answer = client.upload(form, FILE);
        assertRefused(answer, 403, "AccessDenied");
        assertThat(answer.body()).contains("Policy expired");
    }

    @Test
    void aFormIsGoodUntilThen() throws Exception {
        time.pause(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(client.upload(form, FILE).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "key, CA_1/-/20200101000000/source.tar.gz, 403, AccessDenied",
        "key, CA_2/-/20200101000000/source.tar.gz, 403, AccessDenied",
        "bucket, other, 403, AccessDenied",
        "extra, field, 403, AccessDenied",
        "X-Amz-Algorithm, AWS4-HMAC-SHA1, 400, InvalidArgument",
        "X-Amz-Credential, AKIA/20260101/us-east-1/s3/aws4_request, 403, InvalidAccessKeyId",
        "X-Amz-Date, yesterday, 400, InvalidArgument",
        "X-Amz-Date, 20990101T000000Z, 403, RequestTimeTooSkewed",
        "X-Amz-Date, 20200101T000000Z, 400, InvalidArgument",
        "X-Amz-Signature, 00, 403, SignatureDoesNotMatch",
        "X-Amz-Signature, ä, 403, SignatureDoesNotMatch",
        "policy, e30=, 403, SignatureDoesNotMatch",
        "policy, %, 403, SignatureDoesNotMatch",
    })
    void aChangedFieldIsRefused(String field, String value, int status, String code) throws Exception {
        form.put(field, value);
        assertRefused(client.upload(form, FILE), status, code);
    }

    @ParameterizedTest
    @CsvSource({
        "key, 403, AccessDenied",
        "bucket, 403, AccessDenied",
        "X-Amz-Algorithm, 400, InvalidArgument",
        "X-Amz-Credential, 400, InvalidArgument",
        "X-Amz-Date, 400, InvalidArgument",
        "X-Amz-Signature, 400, InvalidArgument",
        "policy, 400, InvalidArgument",
    })
    void aMissingFieldIsRefused(String field, int status, String code) throws Exception {
        form.remove(field);
        assertRefused(client.upload(form, FILE), status, code);
    }

    @Test
    void aPolicyThatPromisesMoreDoesNotHaveThisSignature() throws Exception {
        String policy = new String(Base64.getDecoder().decode(form.get("policy")), StandardCharsets.UTF_8);
        form.put(
                "policy",
                Base64.getEncoder()
                        .encodeToString(
                                policy.replace("1073741824", "9999999999").getBytes(StandardCharsets.UTF_8)));
        assertRefused(client.upload(form, FILE), 403, "SignatureDoesNotMatch");
    }

    @Test
    void anEmptyFileIsTooSmall() throws Exception {
        assertRefused(client.upload(form, new byte[0]), 400, "EntityTooSmall");
    }

    @Test
    void nothingMayFollowTheFile() throws Exception {
        String body = TestClient.body(form, FILE);
        String more = "--the-boundary\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny\r\n--the-boundary--\r\n";
        assertRefused(
                client.upload(form, body.substring(0, body.lastIndexOf("--the-boundary--")) + more),
                400,
                "MalformedPOSTRequest");
    }

    @Test
    void aFormWithoutAFileIsMalformed() throws Exception {
        String body = TestClient.body(form, FILE).replace("name=\"file\"", "name=\"other\"");
        assertRefused(client.upload(form, body), 400, "MalformedPOSTRequest");
    }

    @Test
    void aFieldThatStandsTwiceIsMalformed() throws Exception {
        String body = TestClient.body(Map.of("key", "twice"), FILE);
        String both = TestClient.body(form, FILE).replace("--the-boundary--\r\n", "");
        assertRefused(
                client.upload(form, body.substring(0, body.indexOf("--the-boundary\r\n", 10)) + both),
                400,
                "MalformedPOSTRequest");
    }

    @Test
    void tooMuchBeforeTheFileIsRefused() throws Exception {
        form.put("extra", "x".repeat(70_000));
        assertRefused(client.upload(form, FILE), 400, "MaxPostPreDataLengthExceeded");
    }

    @Test
    void anotherKindOfBodyIsRefused() throws Exception {
        HttpResponse<String> answer =
                client.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(form.getOrDefault("", "")))
                        .header("Content-Type", "application/gzip")
                        .POST(BodyPublishers.ofString("x"))
                        .build());
        assertRefused(answer, 412, "PreconditionFailed");
    }

    @Test
    void anUploadWithoutALengthIsRefused() throws Exception {
        HttpResponse<String> answer =
                client.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(form.getOrDefault("", "")))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(FILE)))
                        .build());
        assertRefused(answer, 411, "MissingContentLength");
    }

    @Test
    void aFileBeyondTheLimitIsRefusedBeforeItIsSent() throws Exception {
        String head = TestClient.body(form, new byte[0]);
        String start = head.substring(0, head.lastIndexOf("\r\n--the-boundary--"));
        String end = "\r\n--the-boundary--\r\n";
        for (long size : new long[] {(1L << 30) + 1, 1L << 40}) {
            try (RawConnection connection = new RawConnection(fixture.emulator.port())) {
                connection.send("POST /lkj-sources HTTP/1.1\nHost: 127.0.0.1:" + fixture.emulator.port()
                        + "\nContent-Type: multipart/form-data; boundary=the-boundary\nContent-Length: "
                        + (start.length() + size + end.length()) + "\n\n");
                connection.send(start.replace("\r\n", "\n"));
                assertThat(connection.readTo("</Error>")).contains("HTTP/1.1 400 ", "EntityTooLarge");
            }
        }
        assertThat(client.upload(form, FILE).statusCode()).isEqualTo(204);
    }
}
