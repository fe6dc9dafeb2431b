package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.registry.Digest;
import dev.lkj.emulator.state.Plan;
import dev.lkj.testing.FakeTime;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryBlobTest {
    private static final byte[] BLOB = ImageClient.bytes("a layer");
    private static final Digest DIGEST = Digest.of(BLOB);

    private final FakeTime time = new FakeTime(Instant.now());

    @TempDir
    private Path folder;

    private EmulatorFixture fixture;
    private ImageClient images;

    @BeforeEach
    void start() throws Exception {
        fixture = fixture();
        images = new ImageClient(fixture.client, EmulatorFixture.AGENT);
    }

    private EmulatorFixture fixture() {
        return new EmulatorFixture(options -> options.withClock(time)
                .withTokenClock(dev.lkj.time.Clock.system())
                .withPlan(Plan.ENTERPRISE)
                .withDataDir(folder));
    }

    @AfterEach
    void stop() {
        fixture.close();
        assertThat(fixture.problems).isEmpty();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    private long uploadFiles() throws Exception {
        Path uploads = folder.resolve("registry/uploads");
        if (!Files.exists(uploads)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(uploads)) {
            return files.count();
        }
    }

    @Test
    void theRegistryAnswersWhoeverMayComeIn() throws Exception {
        HttpResponse<String> answer = images.send("GET", "/v2/", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Docker-Distribution-Api-Version"))
                .contains("registry/2.0");
    }

    @Test
    void aBlobIsThereWhenItsUploadHasEnded() throws Exception {
        assertRefusedHead(images.on("HEAD", "/blobs/" + DIGEST), 404);

        HttpResponse<String> pushed = images.push(BLOB);

        assertThat(pushed.statusCode()).isEqualTo(201);
        assertThat(pushed.headers().firstValue("Docker-Content-Digest")).contains(DIGEST.toString());
        HttpResponse<String> head = images.on("HEAD", "/blobs/" + DIGEST);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains("7");
        assertThat(images.on("GET", "/blobs/" + DIGEST).body()).isEqualTo("a layer");
        assertThat(uploadFiles()).isZero();
    }

    private static void assertRefusedHead(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void aBlobCanBeSentInOneRequest() throws Exception {
        HttpResponse<String> pushed =
                images.send("POST", "/v2/" + images.name + "/blobs/uploads/?digest=" + DIGEST, BLOB);

        assertThat(pushed.statusCode()).isEqualTo(201);
        assertThat(images.on("GET", "/blobs/" + DIGEST).body()).isEqualTo("a layer");
    }

    @Test
    void aBlobCanBeSentInPiecesInTheirOrder() throws Exception {
        String location = images.open();
        HttpResponse<String> first = images.send("PATCH", location, ImageClient.bytes("a la"), "Content-Range", "0-3");
        HttpResponse<String> late = images.send("PATCH", location, ImageClient.bytes("a la"), "Content-Range", "0-3");
        HttpResponse<String> asked = images.send("GET", location, new byte[0]);
        HttpResponse<String> last = images.send("PUT", location + "?digest=" + DIGEST, ImageClient.bytes("yer"));

        assertThat(first.headers().firstValue("Range")).contains("0-3");
        assertRefused(late, 416, "BLOB_UPLOAD_INVALID");
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Range")).contains("0-3");
        assertThat(last.statusCode()).isEqualTo(201);
    }

    @Test
    void aBlobThatIsThereIsMountedWithoutAnUpload() throws Exception {
        HttpResponse<String> pushed = images.push(BLOB);
        HttpResponse<String> mounted = images.on("POST", "/blobs/uploads/?mount=" + DIGEST + "&from=another/one");
        HttpResponse<String> absent = images.on("POST", "/blobs/uploads/?mount=" + Digest.of(new byte[1]) + "&from=x");

        assertThat(pushed.statusCode()).isEqualTo(201);
        assertThat(mounted.statusCode()).isEqualTo(201);
        assertThat(absent.statusCode()).isEqualTo(202);
    }

    @Test
    void bytesThatAreNotTheDigestsAreNotKept() throws Exception {
        String location = images.open();
        HttpResponse<String> answer =
                images.send("PUT", location + "?digest=" + DIGEST, ImageClient.bytes("another layer"));

        assertRefused(answer, 400, "DIGEST_INVALID");
        assertThat(images.on("HEAD", "/blobs/" + DIGEST).statusCode()).isEqualTo(404);
        assertThat(uploadFiles()).isZero();
        assertRefused(images.send("PUT", location + "?digest=" + DIGEST, BLOB), 404, "BLOB_UPLOAD_UNKNOWN");
    }

    @Test
    void aDigestThatIsNoneIsRefused() throws Exception {
        assertRefused(images.on("GET", "/blobs/sha256:12"), 400, "DIGEST_INVALID");
        assertRefused(images.send("PUT", images.open() + "?digest=md5:1", BLOB), 400, "DIGEST_INVALID");
    }

    @Test
    void anUploadThatIsGivenUpLeavesNothing() throws Exception {
        String location = images.open();
        assertThat(images.send("PATCH", location, BLOB).statusCode()).isEqualTo(202);

        assertThat(images.send("DELETE", location, new byte[0]).statusCode()).isEqualTo(204);

        assertThat(uploadFiles()).isZero();
    }

    @Test
    void anUploadThatGetsNothingForAnHourIsGivenUp() throws Exception {
        String location = images.open();
        assertThat(images.send("PATCH", location, BLOB).statusCode()).isEqualTo(202);
        time.pause(Duration.ofMinutes(61));

        String fresh = images.open();

        assertRefused(images.send("PATCH", location, BLOB), 404, "BLOB_UPLOAD_UNKNOWN");
        assertThat(images.send("PATCH", fresh, BLOB).statusCode()).isEqualTo(202);
        assertThat(uploadFiles()).isEqualTo(1);
    }

    @Test
    void blobsLastAndOpenUploadsDoNot() throws Exception {
        HttpResponse<String> pushed = images.push(BLOB);
        HttpResponse<String> begun = images.send("PATCH", images.open(), BLOB);
        fixture.close();
        fixture = fixture();
        images = new ImageClient(fixture.client, EmulatorFixture.AGENT);

        assertThat(pushed.statusCode()).isEqualTo(201);
        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(uploadFiles()).isZero();
        assertThat(images.on("GET", "/blobs/" + DIGEST).body()).isEqualTo("a layer");
    }

    @Test
    void anotherRepositoryHasNothing() throws Exception {
        assertRefused(images.send("GET", "/v2/agents/other/blobs/" + DIGEST, new byte[0]), 404, "NAME_UNKNOWN");
    }

    @Test
    void withoutCredentialsItAsksForThem() throws Exception {
        HttpResponse<String> answer = fixture.client.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(fixture.emulator.url() + "/v2/"))
                        .build());

        assertRefused(answer, 401, "UNAUTHORIZED");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"lkj emulator\"");
    }

    @Test
    void keyAndSecretAreUserAndPassword() throws Exception {
        String right = ImageClient.basic(fixture.emulator.apiKey(), fixture.emulator.apiSecret());
        String wrong = ImageClient.basic(fixture.emulator.apiKey(), "guessed");

        assertThat(images.send("GET", "/v2/", new byte[0], "Authorization", right)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = images.send("GET", "/v2/", new byte[0], "Authorization", wrong);
        assertRefused(refused, 401, "UNAUTHORIZED");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void aTokenThatIsWrongIsNotAskedForAPassword() throws Exception {
        HttpResponse<String> answer = images.send("GET", "/v2/", new byte[0], "Authorization", "Bearer x.y.z");

        assertRefused(answer, 401, "UNAUTHORIZED");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }
}
