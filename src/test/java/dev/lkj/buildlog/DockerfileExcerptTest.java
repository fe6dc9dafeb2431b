package dev.lkj.buildlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileExcerptTest {
    private static final String STAGES = """
            # syntax=docker/dockerfile:1
            ARG TAG=3.13
            FROM python:${TAG} AS Base
            WORKDIR /app

            FROM base AS build
            ENV LOCK=--locked
            COPY pyproject.toml uv.lock ./
            run apt-get update \\
                # a comment within
                && apt-get install -y \\

                gcc
            RUN uv sync $LOCK
            RUN uv sync $LOCK
            RUN <<EOF
            FROM nowhere
            make
            EOF
            COPY . .

            FROM scratch
            COPY --from=build /app /app
            COPY . .
            """;

    @ParameterizedTest
    @CsvSource({
        "[base 1/2] FROM docker.io/library/python:3.13@sha256:7f9c, 3",
        "[base 2/2] WORKDIR /app, 4",
        "[build 1/6] COPY pyproject.toml uv.lock ./, 8",
        "'[build 2/6] RUN apt-get update     && apt-get install -y     gcc', 9",
        "[build 3/6] RUN uv sync --locked, 14",
        "[build 4/6] RUN uv sync --locked, 15",
        "'[build 5/6] RUN <<EOF (FROM nowhere...)', 16",
        "[build 6/6] COPY . ., 20",
        "[stage-2 1/2] COPY --from=build /app /app, 23",
        "[stage-2 2/2] COPY . ., 24",
        "[linux/amd64 build 6/6] COPY . ., 20",
    })
    void findsTheInstructionOfAStep(String step, int line) {
        assertThat(DockerfileExcerpt.ofStep(STAGES, step))
                .hasValueSatisfying(found -> assertThat(found.line()).isEqualTo(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[other 3/6] RUN something else",
                "[build 9/9] RUN something else",
                "[build 1/6] RUN something else",
                "[build 7/9] COPY . .",
                "exporting to image",
                "[internal] load build context",
                "[internal] load metadata for docker.io/library/node:20",
                "",
            })
    void findsNothingRatherThanSomethingWrong(String step) {
        assertThat(DockerfileExcerpt.ofStep(STAGES, step)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "node:20, docker.io/library/node:20",
        "node, docker.io/library/node:latest",
        "acme/base:1, docker.io/acme/base:1",
        "ghcr.io/acme/base:1, ghcr.io/acme/base:1",
        "--platform=linux/amd64 node:20 AS build, docker.io/library/node:20",
    })
    void findsABaseImage(String from, String image) {
        assertThat(DockerfileExcerpt.ofStep("RUN x\nFROM " + from + "\n", "[internal] load metadata for " + image))
                .hasValueSatisfying(found -> assertThat(found.line()).isEqualTo(2));
    }

    @Test
    void findsTheStepOfAnOnlyStageWhateverItsName() {
        String named = "FROM python:3.13 AS build\nRUN pip install $X\n";
        assertThat(DockerfileExcerpt.ofStep(named, "[build 2/2] RUN pip install y"))
                .isPresent();
        assertThat(DockerfileExcerpt.ofStep("FROM python:3.13\nRUN pip install $X\n", "[2/2] RUN pip install y"))
                .isPresent();
    }

    @Test
    void showsTwoLinesAround() {
        DockerfileExcerpt excerpt = DockerfileExcerpt.ofStep(STAGES, "[build 3/6] RUN uv sync --locked")
                .orElseThrow();
        assertThat(excerpt.rows())
                .extracting(row ->
                        (row.failed() ? ">" : " ") + row.number() + row.text().strip())
                .containsExactly(" 12", " 13gcc", ">14RUN uv sync $LOCK", " 15RUN uv sync $LOCK", " 16RUN <<EOF");
    }

    @Test
    void marksAllLinesOfAnInstruction() {
        DockerfileExcerpt excerpt = DockerfileExcerpt.ofStep(
                        STAGES, "[build 2/6] RUN apt-get update && apt-get install -y gcc")
                .orElseThrow();
        assertThat(excerpt.rows().stream().filter(DockerfileExcerpt.Row::failed))
                .extracting(DockerfileExcerpt.Row::number)
                .containsExactly(9, 10, 11, 12, 13);
    }

    @Test
    void showsOnlyTheBeginningOfALongInstruction() {
        String dockerfile = "FROM scratch\nRUN a \\\n" + "  && b \\\n".repeat(50) + "  && c\n";
        DockerfileExcerpt excerpt = DockerfileExcerpt.ofStep(dockerfile, "[1/1] RUN a " + "&& b ".repeat(50) + "&& c")
                .orElseThrow();
        assertThat(excerpt.rows()).hasSize(11);
    }

    @Test
    void takesTheLineThatAMessageNames() {
        String message = "failed to solve: dockerfile parse error on line 2: unknown instruction: COPPY";
        assertThat(DockerfileExcerpt.ofMessage("FROM scratch\nCOPPY a b\n", message))
                .hasValueSatisfying(found -> assertThat(found.line()).isEqualTo(2));
        assertThat(DockerfileExcerpt.ofMessage("FROM scratch\n", message)).isEmpty();
        assertThat(DockerfileExcerpt.ofMessage("FROM scratch\n", "exit code: 1"))
                .isEmpty();
    }

    @Test
    void copesWithWhatIsNoDockerfile() {
        for (String text : new String[] {"", "\\", "RUN \\", "FROM", "FROM\nRUN <<EOF", "\u0000", "# only\n"}) {
            assertThat(DockerfileExcerpt.ofStep(text, "[9/9] RUN x")).isEmpty();
        }
    }
}
