package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.CloudRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deploys with other flags, folders, secrets, attributes and streams than the recorded ones. */
class DeployScenariosTest {
    private static final String TOML = "[project]\nsubdomain = \"my-app-1a2b\"\n[agent]\nid = \"%s\"\n";

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        stage = new Stage(folder);
    }

    @AfterEach
    void close() throws IOException {
        stage.close();
        assertThat(stage.workspace().leftovers()).isEmpty();
    }

    private CloudRequest request(String name) {
        return stage.cloud().requests().stream()
                .filter(request -> request.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(stage.cloud().requests()));
    }

    private List<String> secrets() {
        return StreamSupport.stream(
                        request("DeployAgentV2").body().path("secrets").spliterator(), false)
                .map(secret -> secret.path("name").asText() + "=" + decoded(secret) + " "
                        + secret.path("kind").asText().replace("AGENT_SECRET_KIND_", ""))
                .sorted()
                .toList();
    }

    private static String decoded(JsonNode secret) {
        return new String(Base64.getDecoder().decode(secret.path("value").asText()), StandardCharsets.UTF_8);
    }

    @Test
    void secretsOfAllKindsAreSentOnce() throws IOException {
        stage.workspace()
                .file("prod.env", "A=from file\nEMPTY=\nB=\"two words\"\nLIVEKIT_API_KEY=no\nLIVEKIT_AGENT=yes\n")
                .file("creds.json", "{\"k\":1}\n");

        CliHarness.Result result = stage.run(
                "agent",
                "deploy",
                "--secrets-file",
                "prod.env",
                "--ignore-empty-secrets",
                "--secrets",
                "A=given",
                "--secrets",
                "C=x,y",
                "--secrets",
                "D=",
                "--secret-mount",
                "creds.json");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(secrets())
                .containsExactly(
                        "A=given ENVIRONMENT",
                        "B=two words ENVIRONMENT",
                        "C=x,y ENVIRONMENT",
                        "D= ENVIRONMENT",
                        "LIVEKIT_AGENT=yes ENVIRONMENT",
                        "creds.json={\"k\":1}\n FILE");
        assertThat(result.err()).contains("Using secrets file [prod.env]", "Skipped 1 empty secret(s): EMPTY");
        assertThat(result.err()).doesNotContain("given", "two words");
    }

    @Test
    void noSecretIsShownEvenWhenEverythingIs() {
        CliHarness.Result result = stage.run("--verbose", "agent", "deploy", "--secrets", "A=topsecret", "--json");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("/twirp/livekit.CloudAgent/DeployAgentV2")
                .doesNotContain("topsecret", "dG9wc2VjcmV0", "Bearer ", "x-amz-signature", "eyJmYWtlIjp0cnVlfQ");
        assertThat(result.out()).doesNotContain("topsecret", "dG9wc2VjcmV0");
    }

    @Test
    void filesOfSecretsAreNotLookedForByThemselves() throws IOException {
        stage.workspace().file(".env", "A=1\n").file(".env.production", "B=2\n");

        assertThat(stage.run("agent", "deploy").code()).isZero();
        assertThat(secrets()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --attributes {"a":"1"} --attribute a=2          | {"a":"2"}
            --attribute a=1 --attribute b=                  | {"a":"1","b":""}
            --attribute a=1 --attribute a=2                 | {"a":"2"}
            --attribute a="1,2"                             | {"a":"1,2"}
            --attributes attributes.json                    | {"x":"from a file"}
            --attributes -                                  | {"y":"from stdin"}
            --no-default-attributes                         | {}
            """)
    void attributesGoToTheCallAndToTheBuild(String flags, String expected) throws IOException {
        stage.workspace().file("attributes.json", "{\"x\":\"from a file\"}");
        stage.settings(harness -> harness.stdin("{\"y\":\"from stdin\"}"));

        CliHarness.Result result = stage.type("agent deploy " + flags);

        assertThat(result.code()).as(result.err()).isZero();
        JsonNode attributes = RequestForm.parse(expected);
        JsonNode sent = request("DeployAgentV2").body().path("attributes");
        assertThat(sent.isMissingNode() ? RequestForm.parse("{}") : sent).isEqualTo(attributes);
        assertThat(RequestForm.of(request("build")).path("attributes")).isEqualTo(attributes);
    }

    @Test
    void gitsAttributesNeverReplaceGivenOnes() throws IOException, InterruptedException {
        stage.workspace()
                .shell("git init -q -b main && git add -A && git commit -q -m one && git checkout -q --detach");

        CliHarness.Result result = stage.run("agent", "deploy", "--attribute", "git_commit=mine");

        assertThat(result.code()).isZero();
        assertThat(request("DeployAgentV2").body().path("attributes").toString())
                .isEqualTo("{\"git_commit\":\"mine\"}");
        assertThat(result.err()).doesNotContain("Tagging deployment");
    }

    @Test
    void theFolderIsPackedAndItsFileIsInForce() throws IOException {
        stage.workspace()
                .file("svc/Dockerfile", "FROM scratch\n")
                .file("svc/main.py", "x\n")
                .file("svc/livekit.toml", TOML.formatted("CA_svc"));

        CliHarness.Result result = stage.run("agent", "deploy", "svc");

        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(request("DeployAgentV2").body().path("agent_id").asText()).isEqualTo("CA_svc");
    }

    @Test
    void aFileOfAnotherNameIsInForce() throws IOException {
        stage.workspace().file("prod.toml", TOML.formatted("CA_prod"));

        stage.run("agent", "deploy", "--config", "prod.toml");

        assertThat(request("DeployAgentV2").body().path("agent_id").asText()).isEqualTo("CA_prod");
    }

    @Test
    void theFlagBeatsTheFile() throws IOException {
        stage.workspace().file("livekit.toml", TOML.formatted("CA_other"));

        assertThat(stage.run("agent", "deploy", "--id=CA_abc").code()).isZero();
        assertThat(request("build").query()).containsExactly(java.util.Map.entry("agent_id", "CA_abc"));
    }

    @Test
    void aFileOfTheOldFormNamesNoAgent() throws IOException {
        stage.workspace().file("livekit.toml", "project_subdomain = \"my-app-1a2b\"\n");

        CliHarness.Result result = stage.run("agent", "deploy");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("agent ID or [livekit.toml] required");
        assertThat(stage.cloud().requests()).isEmpty();
        assertThat(stage.run("agent", "status", "--id", "CA_abc").code()).isZero();
    }

    @Test
    void aFileWithoutAgentSaysSo() throws IOException {
        stage.workspace().file("livekit.toml", "[project]\nsubdomain = \"my-app-1a2b\"\n");

        assertThat(stage.run("agent", "status").err()).contains("no agent config found in [livekit.toml]");
    }

    @Test
    void linesOfABuildMayBeLong() {
        String log = Base64.getEncoder().encodeToString("x".repeat(70_000).getBytes(StandardCharsets.US_ASCII));
        stage.service()
                .putObject("build")
                .put("stream", "none")
                .putArray("lines")
                .add("{\"vertexes\":[{\"digest\":\"sha256:1\",\"name\":\"step\",\"started\":\"2026-01-01T00:00:00Z\"}],"
                        + "\"logs\":[{\"vertex\":\"sha256:1\",\"data\":\"" + log
                        + "\",\"timestamp\":\"2026-01-01T00:00:01Z\"}]}");

        assertThat(stage.run("agent", "deploy").code()).isZero();
    }

    @Test
    void aFailedStepFailsTheBuildWithoutAnErrorLineToo() {
        stage.service().putObject("build").put("stream", "buildx0.29-engine28-fail-run.rawjson");

        CliHarness.Result result = stage.run("agent", "deploy");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("Build failed in step [4/4] RUN ", "20250809003117 still serves");
    }

    @Test
    void afterACutStreamTheVersionThatAppearsIsFollowed() {
        stage.cloud()
                .intercept((request, nth) -> request.name().equals("ListAgentVersions") && nth > 3
                        ? Answers.json(200, """
                        {"versions":[{"version":"20260102030406","current":true,"status":"Running"}]}""").build()
                        : null);
        stage.cloud()
                .intercept((request, nth) -> request.name().equals("ListAgents") && nth > 3
                        ? Answers.json(200, """
                        {"agents":[{"agent_id":"CA_abc","version":"20260102030406","agent_deployments":[
                          {"region":"us-east","status":"Running","replicas":1}]}]}""").build()
                        : null);
        stage.cloud().always("build", Fault.CUT_BODY.answer());

        CliHarness.Result result = stage.run("agent", "deploy");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("The build's stream was lost", "20260102030406 is live in us-east");
    }

    @Test
    void anExpiredFormIsReplacedOnce() {
        stage.cloud().once("upload", Answers.text(403, "<Error><Message>Policy expired.</Message></Error>"));

        CliHarness.Result result = stage.run("agent", "deploy");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(stage.cloud().writes())
                .containsExactly("DeployAgentV2", "upload", "DeployAgentV2", "upload", "build");
        assertThat(result.err()).contains("asking for a fresh one (one more deploy call)");
    }

    @Test
    void aFormThatIsAlwaysExpiredIsAFailure() {
        stage.cloud().always("upload", Answers.text(403, "Request has expired"));

        CliHarness.Result result = stage.run("agent", "deploy");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("is the clock of this machine right?");
        assertThat(stage.cloud().writes()).hasSize(4).doesNotContain("build");
    }

    @Test
    void allRegionsHaveToServe() {
        stage.rows()
                .addObject()
                .put("agentId", "CA_abc")
                .put("region", "eu-central")
                .put("status", "Running")
                .put("replicas", 1)
                .put("minReplicas", 1)
                .put("maxReplicas", 4)
                .put("version", Stage.CURRENT);

        CliHarness.Result result = stage.run("agent", "deploy");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains(Stage.NEXT + " is live in us-east, eu-central");
    }

    @Test
    void aWantedProjectIsKeptByAllHints() throws IOException {
        stage.workspace().file("../home/.livekit/cli-config.yaml", """
                default_project: beta
                projects:
                  - {name: alpha, url: 'wss://my-app-1a2b.livekit.cloud', api_key: devkey, api_secret: secret}
                  - {name: beta, url: 'wss://b.livekit.cloud', api_key: k, api_secret: s}
                """);
        stage.service().withObject("/rollout").put("polls", 1000);

        CliHarness.Result result = stage.run("agent", "deploy", "--project", "alpha", "--timeout", "2s", ".");

        assertThat(result.code()).as(result.err()).isEqualTo(6);
        assertThat(result.err())
                .contains(" hint: lkj agent status --project alpha --wait --version " + Stage.NEXT + "\n");
    }
}
