package dev.lkj.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.emulator.codec.JsonTrees;
import dev.lkj.testing.FakeTime;
import dev.lkj.time.Cancellation;
import dev.lkj.wire.BuildVertex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageBuildTest {
    @TempDir
    private Path temporary;

    private Path folder;
    private final BuildLog log = new BuildLog();

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createDirectory(temporary.resolve("image"));
    }

    @Test
    void anOrdinaryProjectIsBuilt() throws Exception {
        build("""
                FROM python:3.13-slim
                WORKDIR /app
                ENV MODE=production GREETING="hello $WHO"
                COPY . .
                RUN pip install -r requirements.txt
                EXPOSE 8081
                USER nobody
                CMD ["python", "src/agent.py", "start"]
                """, new TarGz().file("src/agent.py", "print(1)").file("requirements.txt", ""));

        assertThat(image())
                .isEqualTo(new Image(
                        "/app",
                        Map.of("MODE", "production", "GREETING", "hello "),
                        List.of("python", "src/agent.py", "start")));
        assertThat(folder.resolve("root/app/src/agent.py")).hasContent("print(1)");
        assertThat(log.names())
                .containsExactly(
                        "[internal] load remote build context",
                        "[internal] load build definition from Dockerfile",
                        "[internal] load metadata for docker.io/library/python:3.13-slim",
                        "[internal] load .dockerignore",
                        "[internal] load build context",
                        "[1/4] FROM docker.io/library/python:3.13-slim",
                        "[2/4] WORKDIR /app",
                        "[3/4] COPY . .",
                        "[4/4] RUN pip install -r requirements.txt",
                        "exporting to image");
        assertThat(log.steps()).extracting(BuildVertex::completed).doesNotContainNull();
        assertThat(log.errors()).isEmpty();
        assertThat(log.undeclared()).isEmpty();
        assertThat(log.output())
                .contains("not executed: the process engine runs no RUN; what it would make or install is not there");
    }

    @Test
    void stagesFeedTheLastOne() throws Exception {
        build("""
                ARG PYTHON=3.13
                FROM python:${PYTHON}-slim AS base
                ENV A=1
                WORKDIR /app
                FROM base AS build
                COPY --chown=me:me agent.py ./
                RUN make-more
                FROM other AS unused
                COPY missing .
                FROM base
                COPY --from=build /app /app
                COPY --from=build /app/made ./
                COPY --from=registry.example/tools /bin/tool /bin/
                ENTRYPOINT ["python"]
                CMD ["agent.py"]
                """, new TarGz().file("agent.py", "print(1)"));

        assertThat(image()).isEqualTo(new Image("/app", Map.of("A", "1"), List.of("python", "agent.py")));
        assertThat(folder.resolve("root/app/agent.py")).exists();
        assertThat(log.names())
                .contains(
                        "[base 1/2] FROM docker.io/library/python:3.13-slim",
                        "[base 2/2] WORKDIR /app",
                        "[build 1/2] COPY --chown=me:me agent.py ./",
                        "[stage-3 1/3] COPY --from=build /app /app")
                .noneMatch(name -> name.contains("other"));
        assertThat(log.output())
                .contains(
                        "not copied, as no RUN was executed that could have made it: /app/made",
                        "not copied: the process engine pulls no images: registry.example/tools");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COPY a.py /x            | x
            COPY a.py /x/           | x/a.py
            COPY a.py .             | w/a.py
            COPY a.py ./new/        | w/new/a.py
            COPY a.py sub           | w/sub
            COPY a.py b.py /x       | x/a.py x/b.py
            COPY *.py /x/           | x/a.py x/b.py
            COPY [ab].py /x/        | x/a.py x/b.py
            COPY [^a].py /x/        | x/b.py
            COPY ?.py lock* /x/     | x/a.py x/b.py
            COPY d /x               | x/deep/er.txt
            COPY d/ .               | w/deep/er.txt
            COPY d/*/*.txt /x/      | x/er.txt
            COPY /d/../a.py ../../y | y
            COPY ["a.py", "/b c"]   | b c
            ADD a.py /x             | x
            COPY $F.py /x           | x
            """)
    void copyPutsFilesWhereDockerDoes(String instruction, String expected) throws Exception {
        build(
                "FROM scratch\nARG F=a\nWORKDIR /w\n" + instruction + "\nCMD x",
                new TarGz().file("a.py", "").file("b.py", "").file("d/deep/er.txt", ""));

        try (var files = Files.walk(folder.resolve("root"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.resolve("root").relativize(file).toString())
                            .sorted())
                    .containsExactly(instruction.contains("\"") ? new String[] {expected} : expected.split(" "));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CMD ["a", "b"]                        | a~b
            CMD a b                               | /bin/sh~-c~a b
            SHELL ["bash", "-ec"]~CMD a b         | bash~-ec~a b
            ENTRYPOINT ["e"]~CMD ["a"]            | e~a
            ENTRYPOINT e~CMD ["a"]                | /bin/sh~-c~e
            CMD ["a"]~CMD ["b"]                   | b
            """)
    void theCommandIsMadeOfEntrypointAndCmd(String instructions, String expected) throws Exception {
        build("FROM scratch\n" + instructions.replace('~', '\n'), new TarGz());

        assertThat(image().command()).containsExactly(expected.split("~"));
    }

    @Test
    void aMissingSourceFailsItsStep() {
        assertFails(
                "FROM scratch\nCOPY nosuchfile /x\nCMD x",
                "failed to solve: failed to compute cache key: failed to calculate checksum of ref:"
                        + " \"/nosuchfile\": not found");
        assertThat(log.steps())
                .filteredOn(step -> step.name().equals("[1/1] COPY nosuchfile /x"))
                .extracting(BuildVertex::error)
                .containsExactly("failed to calculate checksum of ref: \"/nosuchfile\": not found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FROM a~COPPY b c     | dockerfile parse error on line 2: unknown instruction: COPPY (did you mean COPY?)
            FROM a~COPY b        | dockerfile parse error on line 2: COPY requires at least two arguments, but only one was provided. Destination could not be determined
            FROM a~COPY <<E /x~E | dockerfile parse error on line 2: a here-document in COPY is not supported here
            FROM $NONE~CMD x     | dockerfile parse error on line 1: base name ($NONE) should not be blank
            FROM a               | no command specified: the Dockerfile's last stage has neither CMD nor ENTRYPOINT
            """)
    void aDockerfileThatCannotBeBuiltFailsAStep(String dockerfile, String why) {
        assertFails(dockerfile.replace('~', '\n'), "failed to solve: " + why);
    }

    @Test
    void aMissingDockerfileFailsTheBuild() {
        Path source = new TarGz().file("agent.py", "").in(temporary);

        assertThatThrownBy(() -> build(source))
                .isInstanceOf(BuildFailure.class)
                .hasMessage("failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory");
        assertThat(log.errors()).hasSize(1);
    }

    @Test
    void aBadArchiveFailsTheBuild() {
        Path source = new TarGz().file("../x", "").in(temporary);

        assertThatThrownBy(() -> build(source)).isInstanceOf(BuildFailure.class);
        assertThat(log.errors()).containsExactly("failed to unpack the source: \"../x\" leads out of the source");
    }

    private void assertFails(String dockerfile, String message) {
        assertThatThrownBy(() -> build(dockerfile, new TarGz()))
                .isInstanceOf(BuildFailure.class)
                .hasMessage(message);
        assertThat(log.errors()).hasSize(1);
    }

    private void build(String dockerfile, TarGz others) throws BuildFailure {
        build(others.file("Dockerfile", dockerfile).in(temporary));
    }

    private void build(Path source) throws BuildFailure {
        BuildRequest request = new BuildRequest("CA_hello_1", source);
        new ImageBuild(request, folder, FakeTime.at("2026-01-01T00:00:00Z"), log, new Cancellation()).run();
    }

    private Image image() throws Exception {
        return JsonTrees.JSON.readValue(folder.resolve("image.json").toFile(), Image.class);
    }
}
