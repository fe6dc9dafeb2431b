package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.CloudRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollback by deploying the old commit, from a real repository. */
class RebuildTest {
    private static final String OLD = "20250805000000";

    @TempDir
    private Path folder;

    private Stage stage;
    private Workspace workspace;
    private String commit;

    /** Two commits: the old one with another agent in its project file, and today's. */
    @BeforeEach
    void open() throws IOException, InterruptedException {
        stage = new Stage(folder);
        workspace = stage.workspace();
        String today = Files.readString(workspace.work().resolve("livekit.toml"));
        workspace.file("livekit.toml", today.replace("CA_abc", "CA_old"));
        workspace.file("agent.py", "print('old')\n");
        workspace.shell("git init -q -b main && git add -A && git commit -q -m old");
        commit = workspace.shell("git log -1 --pretty=format:%h");
        workspace.file("livekit.toml", today);
        workspace.file("agent.py", "print('new')\n");
        workspace.shell("git add -A && git commit -q -m new");
        stage.version(OLD).withObject("/attributes").put("git_commit", commit);
    }

    @AfterEach
    void nothingIsLeft() throws IOException, InterruptedException {
        stage.close();
        assertThat(workspace.leftovers()).isEmpty();
        assertThat(workspace.shell("git worktree list").lines()).hasSize(1);
        assertThat(workspace.work().resolve(".git/worktrees"))
                .satisfiesAnyOf(
                        gone -> assertThat(gone).doesNotExist(),
                        empty -> assertThat(empty).isEmptyDirectory());
        assertThat(workspace.shell("git rev-parse --abbrev-ref HEAD")).isEqualTo("main");
    }

    private CliHarness.Result rebuild(String... more) {
        return stage.run(Stream.concat(Stream.of("agent", "rollback", "--rebuild"), Stream.of(more))
                .toArray(String[]::new));
    }

    private CloudRequest request(String name) {
        return stage.cloud().requests().stream()
                .filter(request -> request.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> uploaded() {
        JsonNode entries = request("upload").body().path("archive").path("entries");
        return StreamSupport.stream(entries.spliterator(), false)
                .map(entry ->
                        entry.path("name").asText() + ":" + entry.path("size").asInt())
                .toList();
    }

    @Test
    void deploysTheCommitOfTheVersionBefore() throws IOException {
        workspace.file("agent.py", "print('not committed')\n");

        CliHarness.Result result = rebuild();

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(stage.cloud().writes()).containsExactly("DeployAgentV2", "upload", "build");
        assertThat(request("DeployAgentV2").body().toString())
                .isEqualTo("{\"agent_id\":\"CA_abc\",\"attributes\":{\"git_commit\":\"" + commit + "\"}}");
        assertThat(uploaded()).contains("agent.py:" + "print('old')\n".length());
        assertThat(Files.readString(workspace.work().resolve("agent.py"))).isEqualTo("print('not committed')\n");
        assertThat(result.err()).contains("20260102030406 is live in us-east (commit " + commit + ")");
    }

    @Test
    void takesTheVersionThatIsNamed() {
        stage.version(OLD).withObject("/attributes").removeAll();
        stage.version("20250801000000").withObject("/attributes").put("git_commit", commit);

        assertThat(rebuild("--version", "20250801000000").code()).isZero();
        assertThat(uploaded()).contains("agent.py:" + "print('old')\n".length());
    }

    @Test
    void deploysTheSubfolderOfTheProject() throws IOException, InterruptedException {
        workspace.shell("mkdir svc && git mv agent.py Dockerfile requirements.txt livekit.toml svc/");
        workspace.file("svc/agent.py", "print('in a folder')\n");
        workspace.file("other.txt", "not of the project\n");
        workspace.shell("git add -A && git commit -q -m svc");
        stage.version(OLD)
                .withObject("/attributes")
                .put("git_commit", workspace.shell("git log -1 --pretty=format:%h"));
        workspace.file("svc/agent.py", "print('later')\n");
        workspace.shell("git add -A && git commit -q -m later");

        CliHarness.Result result = rebuild("svc");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(uploaded()).contains("agent.py:" + "print('in a folder')\n".length());
        assertThat(uploaded()).noneMatch(entry -> entry.contains("other"));
    }

    @Test
    void endsWithAResultInJson() {
        List<JsonNode> events = Stage.events(rebuild("--json"));

        assertThat(events)
                .extracting(event -> event.path("event").asText())
                .contains("rollback")
                .endsWith("result");
        JsonNode result = events.get(events.size() - 1);
        assertThat(result.path("state").asText()).isEqualTo("serving");
        assertThat(result.path("version").asText()).isEqualTo(Stage.NEXT);
        assertThat(result.path("attributes").path("git_commit").asText()).isEqualTo(commit);
    }

    @Test
    void removesItsWorktreeWhenTheBuildFails() {
        stage.service().putObject("build").put("error", "no luck");

        assertThat(rebuild().code()).isEqualTo(4);
    }

    @Test
    void removesItsWorktreeWhenItIsInterrupted() {
        stage.settings(harness -> {
            stage.cloud().intercept((request, nth) -> {
                if (request.name().equals("upload")) {
                    harness.cancellation().cancel();
                }
                return null;
            });
            return harness;
        });

        CliHarness.Result result = rebuild();

        assertThat(result.code()).isEqualTo(130);
        assertThat(result.err()).contains("interrupted: the upload was stopped; nothing was deployed");
    }

    @Test
    void refusesAVersionWithoutCommit() {
        stage.version(OLD).withObject("/attributes").removeAll();

        CliHarness.Result result = rebuild();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("has no git_commit").contains(" hint: lkj agent versions ");
        assertThat(stage.cloud().writes()).isEmpty();
    }

    @Test
    void saysHowToFetchACommitThatIsMissing() {
        stage.version(OLD).withObject("/attributes").put("git_commit", "0123abc");

        CliHarness.Result result = rebuild();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("error: commit 0123abc is not in this repository\n")
                .contains(" hint: git fetch --all ");
        assertThat(stage.cloud().writes()).isEmpty();
    }

    @Test
    void saysHowToDeepenAShallowClone() throws IOException, InterruptedException {
        workspace.shell("git clone -q --depth 1 \"file://$PWD\" ../shallow");

        CliHarness.Result result = rebuild("../shallow");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(" hint: git fetch --unshallow ");
        assertThat(stage.cloud().writes()).isEmpty();
    }

    @Test
    void asksForAYesWhereUncommittedChangesAreLost() {
        stage.version(OLD).withObject("/attributes").put("git_tree", "dba92d2");

        CliHarness.Result result = rebuild();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("warning: version " + OLD + " had uncommitted changes, which are not in commit " + commit)
                .contains("--yes deploys commit " + commit + " without those changes");
        assertThat(stage.cloud().writes()).isEmpty();
        assertThat(rebuild("--yes").code()).isZero();
    }

    @Test
    void refusesOutsideOfARepository() throws IOException, InterruptedException {
        workspace.shell("mkdir ../plain && cp livekit.toml ../plain/");

        CliHarness.Result result = rebuild("../plain");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("this folder is in no git repository");
    }

    @Test
    void aPlanWithoutRollbackLeadsHere() {
        stage.cloud().always("RollbackAgent", Answers.error("permission_denied", "not included in your plan"));

        CliHarness.Result result = stage.run("agent", "rollback");

        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err()).endsWith("""
                error: this project's plan does not include instant rollback: not included in your plan
                 hint: redeploy commit %1$s instead:
                       lkj agent rollback --rebuild --version 20250805000000
                       or by hand:
                       git worktree add ../old %1$s
                       lkj agent deploy --id CA_abc ../old
                """.formatted(commit));
    }

    @Test
    void theCommandsKeepFolderAndFlags() throws IOException, InterruptedException {
        stage.cloud().always("RollbackAgent", Answers.error("failed_precondition", "Please upgrade"));
        workspace.shell("mkdir svc && git mv agent.py livekit.toml svc/ && git mv svc/livekit.toml svc/prod.toml");

        CliHarness.Result result = stage.run("agent", "rollback", "--config", "prod.toml", "svc");

        assertThat(result.code()).as(result.err()).isEqualTo(7);
        assertThat(result.err())
                .contains("lkj agent rollback --config prod.toml --rebuild --version 20250805000000 svc\n")
                .contains("lkj agent deploy --id CA_abc --config prod.toml ../old/svc/\n");
        workspace.shell("git reset -q --hard && git clean -qfd");
    }
}
