package dev.lkj.cli.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.FakeTime;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.FakeCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lkj agent init} from templates on this machine, where nobody can be asked. */
class InitCommandTest {
    private static final String TASKS = """
            version: "3"
            env: {FROM_FILE: file}
            vars: {WHO: world}
            tasks:
              install:
                deps: [before]
                cmds:
                  - echo "hello {{.WHO}} $LIVEKIT_AGENT_NAME $LIVEKIT_PROJECT_ID $FROM_FILE" > installed
                  - platforms: [windows]
                    cmd: exit 1
                  - cmd: "false"
                    ignore_error: true
                  - task: more
              before: echo before > before
              more:
                dir: src
                cmd: echo more > more
              post_create:
                cmds: ['echo "in {{.ROOT_DIR}}" > post', echo on standard output]
            """;

    @TempDir
    private Path folder;

    private Path work;
    private Path template;
    private final FakeTime time = FakeTime.at("2026-11-22T10:15:01Z");
    private final FakeCloud cloud = new FakeCloud(JsonNodeFactory.instance.objectNode(), time);

    @BeforeEach
    void makeTemplate() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "needs POSIX permissions");
        work = Files.createDirectory(folder.resolve("work")).toRealPath();
        template = Files.createDirectory(folder.resolve("template"));
        file("src/agent.py", "print()\n");
        file("taskfile.yaml", TASKS);
        file("README.md", "# hi\n");
        for (String name : List.of("renovate.json", "TEMPLATE.md", "LICENSE", "LICENSE.md", "NOTICE", ".task/x")) {
            file(name, "x");
        }
        file(".env.example", """
                # where it is
                LIVEKIT_URL=wss://example
                LIVEKIT_API_KEY=
                LIVEKIT_API_SECRET=

                OTHER_KEY="a b"   # mine
                """);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private void file(String name, String content) throws IOException {
        Path file = template.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, content);
    }

    private String git() throws IOException, InterruptedException {
        String script = "cd '" + template + "' && git init -q -b main . && git add -A -f && git -c user.name=x -c"
                + " user.email=x@example.com commit -q -m first";
        assertThat(new ProcessBuilder("/bin/sh", "-c", script)
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        return template.toUri().toString();
    }

    private CliHarness lkj() {
        return new CliHarness(work, folder)
                .with(time)
                .with("PATH", System.getenv("PATH"))
                .with("GIT_CONFIG_NOSYSTEM", "1")
                .with("GIT_CONFIG_GLOBAL", "/dev/null")
                .with("LIVEKIT_URL", "wss://my-app-1a2b.livekit.cloud")
                .with("LIVEKIT_API_KEY", "key")
                .with("LIVEKIT_API_SECRET", "hu$h \"#");
    }

    private CliHarness.Result init(String... words) {
        return lkj().run(Stream.concat(Stream.of("agent", "init"), Stream.of(words))
                .toArray(String[]::new));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aTemplateOfARepositoryBecomesAProject() throws Exception {
        CliHarness.Result result = init("my-agent", "--template-url", git());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Cloning template from [", "Created [my-agent]", "lkj agent dev");
        Path made = work.resolve("my-agent");
        assertThat(names(work)).containsExactly("my-agent");
        assertThat(names(made)).containsExactly(".env.example", ".env.local", "README.md", "post", "src");
        assertThat(made.resolve("post")).hasContent("in " + made);
        assertThat(made.resolve(".env.local")).hasContent("""
                # where it is
                LIVEKIT_URL=wss://my-app-1a2b.livekit.cloud
                LIVEKIT_API_KEY=key
                LIVEKIT_API_SECRET="hu\\$h \\"#"

                OTHER_KEY="a b"   # mine
                """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve(".env.local"))))
                .isEqualTo("rwx------");
        assertThat(result.err()).doesNotContain("hu$h");
    }

    @Test
    void installRunsTheTemplatesOwnTask() throws Exception {
        CliHarness.Result result = init("my-agent", "--template-url", git(), "--install");

        assertThat(result.code()).as(result.err()).isZero();
        Path made = work.resolve("my-agent");
        assertThat(made.resolve("installed")).hasContent("hello world my-agent  file");
        assertThat(made.resolve("before")).hasContent("before");
        assertThat(made.resolve("src/more")).hasContent("more");
    }

    @Test
    void tasksKnowTheIdOfTheProject() throws Exception {
        Files.createDirectories(folder.resolve(".livekit"));
        Files.writeString(
                folder.resolve(".livekit/cli-config.yaml"),
                "projects:\n- {name: a, project_id: p_7, url: wss://a-1.livekit.cloud, api_key: key, api_secret: top}\n");

        assertThat(init("x", "--project", "a", "--template-url", "../template", "--install")
                        .code())
                .isZero();

        assertThat(work.resolve("x/installed")).hasContent("hello world x p_7 file");
    }

    @Test
    void aFolderIsATemplateToo() throws Exception {
        file("node_modules/x/index.js", "x");
        CliHarness.Result result = init("my-agent", "--template-url", "../template", "--json");

        assertThat(result.code()).as(result.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(result.out());
        assertThat(json).isEqualTo(new ObjectMapper().readTree("""
                {"directory": "my-agent", "template": "../template", "env_file": ".env.local", "installed": false}
                """));
        assertThat(names(work.resolve("my-agent")))
                .containsExactly(".env.example", ".env.local", "README.md", "post", "src");
        assertThat(names(template)).contains("taskfile.yaml", "node_modules");
    }

    @Test
    void withoutAnExampleTheKnownValuesAreWritten() throws Exception {
        Files.delete(template.resolve(".env.example"));
        init("my-agent", "--template-url", "../template", "--sandbox", "sb-1");

        assertThat(work.resolve("my-agent/.env.local")).hasContent("""
                LIVEKIT_URL=wss://my-app-1a2b.livekit.cloud
                LIVEKIT_API_KEY=key
                LIVEKIT_API_SECRET="hu\\$h \\"#"
                NEXT_PUBLIC_LIVEKIT_URL=wss://my-app-1a2b.livekit.cloud
                LIVEKIT_SANDBOX_ID=sb-1
                NEXT_PUBLIC_LIVEKIT_SANDBOX_ID=sb-1
                """);
    }

    @Test
    void theProjectsNameIsTheUsualOne() throws Exception {
        init("--template-url", "../template");

        assertThat(names(work)).containsExactly("my-app-1a2b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/b --template-url ../template|cannot be the name of an agent's folder",
                ".. --template-url ../template|cannot be the name of an agent's folder",
                "taken --template-url ../template|[taken] already exists",
                "x --template a --template-url ../template|option template cannot be set along with option template-url",
                "x --template a --template-url ../template|only one of template or template-url can be specified",
                "x --lang python --deploy|option lang cannot be set along with option deploy",
                "x --deploy --template a|option deploy cannot be set along with option template",
                "x --lang python --template-url u|option lang cannot be set along with option template-url",
                "x --sandbox s --no-sandbox|option sandbox cannot be set along with option no-sandbox",
                "x --lang cobol|unsupported language: cobol",
            })
    void whatIsWrongIsSaidBeforeAnythingIsFetched(String typed, String message) throws IOException {
        Files.createDirectory(work.resolve("taken"));
        CliHarness.Result result = init(typed.split(" ", -1));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(names(work)).containsExactly("taken");
    }

    @Test
    void aRepositoryThatIsNotThereLeavesNothing() throws IOException {
        CliHarness.Result result = init("x", "--template-url", "file:///nowhere/at/all");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("git cannot clone file:///nowhere/at/all:");
        assertThat(names(work)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-u-template", "ext::sh -c touch% pwned"})
    void anAddressIsNoCommandAndNoFlag(String url) throws IOException {
        CliHarness.Result result = init("x", "--template-url=" + url);

        assertThat(result.code()).isEqualTo(1);
        assertThat(names(work)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".env.example", "taskfile.yaml"})
    void aBrokenTemplateLeavesNothing(String name) throws Exception {
        file(name, "a: b: c\n  - \"");
        CliHarness.Result result = init("x", "--template-url", git());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(name);
        assertThat(names(work)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tasks: {install: {cmds: [exit 3]}}|`exit 3` ended with 3",
                "tasks: {install: {cmds: ['echo {{.SECRET}}']}}|asks for {{.SECRET}}, which is not known",
                "tasks: {install: {cmds: [{task: install}]}}|no usable task install",
                "tasks: {install: {cmds: [{task: nowhere}]}}|no usable task nowhere",
                "tasks: {install: {cmds: [{defer: x}]}}|a step of a kind that is not known",
            })
    void aFailedInstallIsAWarning(String tasks, String message) throws IOException {
        file("taskfile.yaml", tasks + "\n");
        CliHarness.Result result = init("x", "--template-url", "../template", "--install");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("warning: the dependencies are not installed", message, "x itself is complete");
        assertThat(names(work.resolve("x"))).doesNotContain("taskfile.yaml");
    }

    @Test
    void theListOfTemplatesNamesTheAddress() throws Exception {
        cloud.always("templates.yaml", Answers.text(200, """
                - name: mine
                  desc: "x"
                  url: %s
                - name: secret-one
                  url: x
                  is_hidden: true
                """.formatted(git())));
        String index = cloud.base() + "/templates.yaml";

        assertThat(init("x", "--template", "mine", "--template-index", index).code())
                .isZero();
        CliHarness.Result unknown = init("y", "--template", "other", "--template-index", index);
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("template not found: other", "there is mine")
                .doesNotContain("secret-one");
        assertThat(names(work)).containsExactly("x");
    }

    @Test
    void aListThatCannotBeFetchedIsTold() throws IOException {
        cloud.always("templates.yaml", Answers.text(404, "no"));
        CliHarness.Result gone = init("x", "--template", "mine", "--template-index", cloud.base() + "/templates.yaml");

        assertThat(gone.err()).contains("unable to fetch the list of templates: 127.0.0.1 answered 404");
        assertThat(names(work)).isEmpty();
    }

    @Test
    void aSandboxIsMadeWhenItIsWanted() throws Exception {
        cloud.always("api/sandbox/create", Answers.json(200, "{\"sandbox_id\": \"sb-7\"}"));
        file(".env.example", "LIVEKIT_SANDBOX_ID=\n");
        CliHarness.Result result =
                init("x", "--template-url", "../template", "--no-sandbox=false", "--server-url", cloud.base());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(work.resolve("x/.env.local")).hasContent("LIVEKIT_SANDBOX_ID=sb-7\n");
        assertThat(cloud.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.body().toString())
                        .isEqualTo("{\"template_url\":\"https://github.com/livekit-examples/agent-starter-react\","
                                + "\"agent_name\":\"x\"}"));
    }

    @Test
    void withoutAProjectNothingIsMade() throws IOException {
        CliHarness.Result result = new CliHarness(work, folder)
                .with("PATH", System.getenv("PATH"))
                .run("agent", "init", "x", "--template-url", "../template");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("no projects configured");
        assertThat(names(work)).isEmpty();
    }
}
