package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.registry.Digest;
import dev.lkj.emulator.state.Plan;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryManifestTest {
    private static final byte[] CONFIG = ImageClient.bytes("{\"architecture\":\"amd64\",\"os\":\"linux\"}");
    private static final byte[] LAYER = ImageClient.bytes("a layer");

    private final EmulatorFixture fixture = new EmulatorFixture(options -> options.withPlan(Plan.ENTERPRISE));
    private ImageClient images;

    @BeforeEach
    void open() throws Exception {
        images = new ImageClient(fixture.client, EmulatorFixture.AGENT);
    }

    @AfterEach
    void stop() {
        fixture.close();
        assertThat(fixture.problems).isEmpty();
    }

    private void pushBlobs() throws Exception {
        assertThat(images.push(CONFIG).statusCode()).isEqualTo(201);
        assertThat(images.push(LAYER).statusCode()).isEqualTo(201);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    private JsonNode versions() throws Exception {
        return fixture.client
                .rpc("ListAgentVersions", "{\"agent_id\":\"CA_1\"}")
                .path("versions");
    }

    @ParameterizedTest
    @ValueSource(strings = {ImageClient.DOCKER, ImageClient.OCI})
    void aPushedImageBecomesAVersionAndServes(String type) throws Exception {
        pushBlobs();
        String attributes = Base64.getEncoder().encodeToString(ImageClient.bytes("{\"git_commit\":\"abc\"}"));

        HttpResponse<String> answer = images.manifest(
                images.tag,
                type,
                ImageClient.image(type, CONFIG, LAYER),
                "X-LIVEKIT-AGENT-VERSION-ATTRIBUTES",
                attributes);
        fixture.await(images.tag + " healthy");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(fixture.engine.imports).hasSize(1);
        assertThat(Files.readAllBytes(fixture.engine.imports.get(0).config())).isEqualTo(CONFIG);
        assertThat(fixture.engine.imports.get(0).layers()).hasSize(1);
        assertThat(versions().path(0).path("version").asText()).isEqualTo(images.tag);
        assertThat(versions().path(0).path("current").asBoolean()).isTrue();
        assertThat(versions().path(0).path("attributes").path("git_commit").asText())
                .isEqualTo("abc");
    }

    @Test
    void aManifestIsFoundByTagAndDigest() throws Exception {
        pushBlobs();
        String json = ImageClient.image(ImageClient.OCI, CONFIG, LAYER);
        HttpResponse<String> put = images.manifest(images.tag, ImageClient.OCI, json);
        Digest digest = Digest.of(ImageClient.bytes(json));

        assertThat(put.headers().firstValue("Docker-Content-Digest")).contains(digest.toString());
        assertThat(images.on("GET", "/manifests/" + digest).body()).isEqualTo(json);
        assertThat(images.on("GET", "/manifests/" + images.tag).body()).isEqualTo(json);
        HttpResponse<String> head = images.on("HEAD", "/manifests/" + images.tag);
        assertThat(head.headers().firstValue("Content-Type")).contains(ImageClient.OCI);
        assertThat(head.headers().firstValue("Content-Length")).contains(Integer.toString(json.length()));
        assertThat(images.on("GET", "/tags/list").body()).contains(images.tag);
    }

    @Test
    void theSameOnceMoreIsNoOtherDeploy() throws Exception {
        pushBlobs();
        String json = ImageClient.image(ImageClient.OCI, CONFIG, LAYER);

        HttpResponse<String> first = images.manifest(images.tag, ImageClient.OCI, json);
        HttpResponse<String> again = images.manifest(images.tag, ImageClient.OCI, json);
        HttpResponse<String> other =
                images.manifest(images.tag, ImageClient.OCI, ImageClient.image(ImageClient.OCI, CONFIG));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertRefused(other, 403, "DENIED");
        assertThat(versions()).hasSize(1);
    }

    @Test
    void onlyATagThatWasGivenOutIsTaken() throws Exception {
        pushBlobs();

        HttpResponse<String> answer =
                images.manifest("latest", ImageClient.OCI, ImageClient.image(ImageClient.OCI, CONFIG, LAYER));

        assertRefused(answer, 403, "DENIED");
        assertThat(answer.body()).contains("/push-target");
        assertThat(versions()).isEmpty();
    }

    @Test
    void theBlobsOfAManifestHaveToBeThereInFull() throws Exception {
        assertThat(images.push(CONFIG).statusCode()).isEqualTo(201);
        String json = ImageClient.image(ImageClient.OCI, CONFIG, LAYER);
        assertRefused(images.manifest(images.tag, ImageClient.OCI, json), 400, "MANIFEST_BLOB_UNKNOWN");
        assertThat(images.push(LAYER).statusCode()).isEqualTo(201);

        String shorter = json.replace("\"size\":" + LAYER.length, "\"size\":1");

        assertRefused(images.manifest(images.tag, ImageClient.OCI, shorter), 400, "MANIFEST_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"schemaVersion\":1}", "no json", "{\"schemaVersion\":2}"})
    void whatIsNoManifestIsRefused(String json) throws Exception {
        assertRefused(images.manifest(images.tag, ImageClient.OCI, json), 400, "MANIFEST_INVALID");
    }

    @Test
    void aManifestThatIsNotItsDigestIsRefused() throws Exception {
        pushBlobs();
        String json = ImageClient.image(ImageClient.OCI, CONFIG, LAYER);

        assertRefused(images.manifest(Digest.of(new byte[0]).toString(), ImageClient.OCI, json), 400, "DIGEST_INVALID");
    }

    @Test
    void ofAnIndexTheImageOfThisMachineRuns() throws Exception {
        pushBlobs();
        String json = ImageClient.image(ImageClient.OCI, CONFIG, LAYER);
        Digest child = Digest.of(ImageClient.bytes(json));
        String index = "{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"" + child + "\",\"size\":" + json.length()
                + ",\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}},{\"digest\":\"" + child + "\",\"size\":"
                + json.length() + ",\"platform\":{\"os\":\"unknown\",\"architecture\":\"unknown\"}}]}";
        assertRefused(images.manifest(images.tag, ImageClient.OCI_INDEX, index), 400, "MANIFEST_BLOB_UNKNOWN");
        assertThat(images.manifest(child.toString(), ImageClient.OCI, json).statusCode())
                .isEqualTo(201);
        assertThat(versions()).isEmpty();

        assertThat(images.manifest(images.tag, ImageClient.OCI_INDEX, index).statusCode())
                .isEqualTo(201);

        fixture.await(images.tag + " healthy");
        assertThat(fixture.engine.imports.get(0).layers()).hasSize(1);
    }

    @Test
    void anImageThatCannotBeImportedIsAFailedVersion() throws Exception {
        fixture.engine.script = (line, cancellation) -> {
            throw new BuildFailure("no such architecture");
        };
        pushBlobs();

        HttpResponse<String> answer =
                images.manifest(images.tag, ImageClient.OCI, ImageClient.image(ImageClient.OCI, CONFIG, LAYER));
        fixture.await("was not built: no such architecture");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(versions().path(0).path("status").asText()).isEqualTo("Failed");
    }
}
