package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.upload.StoreAddress;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads to a real object store, as the emulator deals with it. */
class StoreUploadsTest {
    private static final String AGENT = EmulatorFixture.AGENT;
    private static final byte[] SOURCE = {1, 2, 3};

    private StubBucket bucket;
    private EmulatorFixture fixture;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        bucket = new StubBucket();
        fixture = new EmulatorFixture(options -> options.withUploads(bucket.address()));
        client = fixture.client;
    }

    @AfterEach
    void stop() {
        fixture.close();
        bucket.close();
    }

    private String key() throws Exception {
        return client.form(AGENT, "").getOrDefault("key", "");
    }

    private void upload(byte[] source) throws Exception {
        bucket.objects.put(key(), source);
    }

    private void awaitDeleted() {
        Await.until("the bucket is empty", bucket.objects::isEmpty);
    }

    @Test
    void theFormIsTheStoresAndItsPolicySaysTheSame() throws Exception {
        Map<String, String> form = client.form(AGENT, "staging");
        assertThat(form.get("")).isEqualTo(bucket.address().toString().replaceAll(".* at ", "") + "/bucket");
        assertThat(form.get("key")).matches("ci/[0-9a-f-]{36}/CA_1/\\d{14}\\.tar\\.gz");
        assertThat(form)
                .containsEntry("bucket", "bucket")
                .containsEntry("X-Amz-Security-Token", "a+token/of=sessions")
                .containsKeys("policy", "X-Amz-Signature");
        String policy = new String(Base64.getDecoder().decode(form.get("policy")), StandardCharsets.UTF_8);
        assertThat(policy)
                .contains(
                        "{\"key\":\"" + form.get("key") + "\"}",
                        "{\"bucket\":\"bucket\"}",
                        "{\"X-Amz-Security-Token\":\"a+token/of=sessions\"}",
                        "[\"content-length-range\",1,1073741824]");
        assertThat(form.toString()).doesNotContain(StubBucket.SECRET);
    }

    @Test
    void anAddressForPutIsGivenWhereItIsAskedFor() throws Exception {
        String url = client.rpc("DeployAgent", "{\"agent_id\":\"CA_1\"}")
                .path("presigned_url")
                .asText();
        assertThat(url)
                .contains("/bucket/ci/", "&X-Amz-Security-Token=a%2Btoken%2Fof%3Dsessions&")
                .doesNotContain(StubBucket.SECRET);
    }

    @Test
    void anUploadIsBuiltAndThenDeleted() throws Exception {
        upload(SOURCE);
        assertThat(client.build(AGENT, "").body()).doesNotContain("BUILD ERROR");
        assertThat(fixture.engine.builds).hasSize(1);
        assertThat(Files.readAllBytes(fixture.engine.builds.get(0).source())).isEqualTo(SOURCE);
        awaitDeleted();
    }

    @Test
    void withoutAnUploadThereIsNothingToBuild() throws Exception {
        assertThat(key()).isNotEmpty();
        assertThat(client.build(AGENT, "").statusCode()).isEqualTo(412);
    }

    @Test
    void whatWasUploadedBeforeTheNextDeployCallCounts() throws Exception {
        upload(SOURCE);
        assertThat(key()).isNotEmpty();
        assertThat(client.build(AGENT, "").statusCode()).isEqualTo(200);
        assertThat(fixture.engine.builds).hasSize(1);
    }

    @Test
    void anUploadThatTheStoreShouldHaveRefusedIs() throws Exception {
        upload(new byte[0]);
        var answer = client.build(AGENT, "");
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).contains("the upload has 0 bytes, from 1 to 1073741824 are allowed");
        awaitDeleted();
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, the key must be allowed to list",
        "301, PermanentRedirect, AWS_REGION or AWS_ENDPOINT_URL is another bucket's",
        "503, SlowDown, answers 503",
    })
    void aStoreThatRefusesIsQuotedWithoutWhatItRepeats(int status, String code, String words) throws Exception {
        upload(SOURCE);
        bucket.instead.put("HEAD", StubBucket.error(status, code));
        var answer = client.build(AGENT, "");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("\"code\":\"unavailable\"", "the object store s3://bucket/ci at http://127.0.0.1:", words)
                .doesNotContain(StubBucket.SECRET);
    }

    @Test
    void anAnswerThatIsCutOffFailsTheBuild() throws Exception {
        upload(SOURCE);
        bucket.instead.put(
                "GET",
                new MockResponse.Builder()
                        .body("abc")
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .setHeader("Content-Length", 3000)
                        .build());
        assertThat(client.build(AGENT, "").body()).contains("BUILD ERROR: the source cannot be read: ");
        assertThat(fixture.engine.builds).isEmpty();
    }

    @Test
    void uploadsThatWereNeverBuiltGoWithTheEmulator() throws Exception {
        upload(SOURCE);
        fixture.close();
        assertThat(bucket.objects).isEmpty();
    }

    @Test
    void deletionsThatFailAreTold() throws Exception {
        upload(SOURCE);
        bucket.instead.put("DELETE", StubBucket.error(403, "AccessDenied"));
        assertThat(client.build(AGENT, "").statusCode()).isEqualTo(200);
        assertThat(fixture.problems.take())
                .startsWith("the source of CA_1, ")
                .contains("may be left: the object store s3://bucket/ci")
                .contains("answers 403 AccessDenied");
    }

    @Test
    void aStoreThatDoesNotAnswerIsSaidAtTheStart() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        StoreAddress address = StoreAddress.of(
                "s3://bucket",
                Map.of(
                        "AWS_ENDPOINT_URL",
                        "http://127.0.0.1:" + nobody,
                        "AWS_ACCESS_KEY_ID",
                        "KEY",
                        "AWS_SECRET_ACCESS_KEY",
                        StubBucket.SECRET));
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> new EmulatorFixture(options -> options.withUploads(address)))
                .withMessageStartingWith(
                        "the object store s3://bucket at http://127.0.0.1:" + nobody + " does not answer: ")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNAVAILABLE));
    }

    @Test
    void aDataFolderKeepsTheNameOfItsSources(@org.junit.jupiter.api.io.TempDir java.nio.file.Path data)
            throws Exception {
        List<String> names = new java.util.ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (EmulatorFixture lasting = new EmulatorFixture(
                    options -> options.withUploads(bucket.address()).withDataDir(data))) {
                names.add(lasting.client.form(AGENT, "").getOrDefault("key", "").split("/", -1)[1]);
            }
        }
        assertThat(names.get(0)).isEqualTo(names.get(1));
    }
}
