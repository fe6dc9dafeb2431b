package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.CloudRequest;
import dev.lkj.testing.cloud.FakeCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** lkj does what the reference did: the same requests, files and results, and success where it succeeded. */
class TranscriptReplayTest {
    @TempDir
    private Path folder;

    static Stream<Transcript> equalRuns() {
        return Transcript.all().stream()
                .filter(run -> run.deliberateDifference().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("equalRuns")
    void doesWhatTheReferenceDid(Transcript transcript) throws IOException, InterruptedException {
        Workspace workspace = new Workspace(folder);
        transcript.prepare(workspace);
        Map<String, String> work = FileChanges.snapshot(workspace.work());
        Map<String, String> home = FileChanges.snapshot(workspace.home());
        try (FakeCloud cloud = new FakeCloud(transcript.given().path("service"), workspace.time())) {
            CliHarness.Result result = transcript.run(workspace, cloud);
            assertThat(result.code() == 0)
                    .as("success, with %s", result.err())
                    .isEqualTo(transcript.reference().path("exit").asInt() == 0);
            compareRequests(transcript.requests(), cloud.requests(), transcript.generatesDockerfile());
            compareOutput(transcript, workspace, result);
        }
        JsonNode files = FileChanges.recorded(transcript.reference().path("files"), workspace.temporary());
        var changes = FileChanges.since(work, workspace.work(), "work/");
        changes.setAll(FileChanges.since(home, workspace.home(), "home/"));
        GeneratedForm.align((com.fasterxml.jackson.databind.node.ObjectNode) files, changes);
        assertThat(changes).isEqualTo(files);
        assertThat(workspace.leftovers()).isEmpty();
    }

    /** Further reads are allowed; the others are the same in the same order. */
    private static void compareRequests(List<JsonNode> expected, List<CloudRequest> made, boolean generated) {
        List<JsonNode> left = new ArrayList<>();
        int next = 0;
        for (CloudRequest request : made) {
            JsonNode form =
                    generated ? GeneratedForm.withoutGenerated(RequestForm.of(request)) : RequestForm.of(request);
            if (next < expected.size() && form.equals(expected.get(next))) {
                left.add(form);
                next++;
            } else if (!request.isRead()) {
                left.add(form);
            } else {
                assertThat(request.token()).isEqualTo("ok");
            }
        }
        assertThat(RegistryForm.of(left)).containsExactlyElementsOf(RegistryForm.of(expected));
    }

    private static void compareOutput(Transcript transcript, Workspace workspace, CliHarness.Result result) {
        String recorded =
                transcript.results().replace("{{HOME}}", workspace.home().toString());
        if (transcript.printsJson()) {
            assertThat(RequestForm.parse(result.out())).isEqualTo(RequestForm.parse(recorded));
        } else {
            assertThat(result.out()).isEqualTo(recorded);
        }
    }

    @Test
    void onlyRollbackDiffersOnPurpose() {
        assertThat(Transcript.all())
                .filteredOn(run -> !run.deliberateDifference().isEmpty())
                .extracting(Transcript::name)
                .containsExactly("rollback-bare", "rollback-unknown-version");
    }

    @Test
    void bareRollbackGoesToTheVersionBeforeTheCurrentOne() throws IOException, InterruptedException {
        Transcript transcript = Transcript.named("rollback-bare");
        Workspace workspace = new Workspace(folder);
        transcript.prepare(workspace);
        try (FakeCloud cloud = new FakeCloud(transcript.given().path("service"), workspace.time())) {
            CliHarness.Result result = transcript.run(workspace, cloud);
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(cloud.requests())
                    .filteredOn(request -> !request.isRead())
                    .extracting(request -> request.name() + request.body())
                    .containsExactly("RollbackAgent{\"agent_id\":\"CA_abc\",\"version\":\"20250805000000\"}");
        }
    }

    @Test
    void rollbackToAnUnknownVersionIsRefusedBeforeTheRequest() throws IOException, InterruptedException {
        Transcript transcript = Transcript.named("rollback-unknown-version");
        Workspace workspace = new Workspace(folder);
        transcript.prepare(workspace);
        try (FakeCloud cloud = new FakeCloud(transcript.given().path("service"), workspace.time())) {
            CliHarness.Result result = transcript.run(workspace, cloud);
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err())
                    .contains("version 1 does not exist")
                    .contains("20250801000000", "20250805000000", "20250809003117");
            assertThat(cloud.requests()).allMatch(CloudRequest::isRead);
        }
    }
}
