package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.wire.BuildStatus;
import dev.lkj.wire.BuildVertex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildStatusReaderTest {
    private final List<BuildStatus> seen = new ArrayList<>();

    @TempDir
    Path folder;

    private BuildEnd read(String stream) throws IOException {
        return BuildStatusReader.read(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)), seen::add);
    }

    @ParameterizedTest
    @CsvSource({
        "buildctl0.29-fail-run.rawjson, true",
        "buildctl0.29-ok-push.rawjson, false",
        "buildx0.29-engine20.10-fail-run.rawjson, true",
        "buildx0.29-engine20.10-ok.rawjson, false",
        "buildx0.29-engine28-cancelled.rawjson, true",
        "buildx0.29-engine28-fail-base.rawjson, true",
        "buildx0.29-engine28-fail-copy.rawjson, true",
        "buildx0.29-engine28-fail-parse.rawjson, false",
        "buildx0.29-engine28-fail-run.rawjson, true",
        "buildx0.29-engine28-ok-cached.rawjson, false",
        "buildx0.29-engine28-ok.rawjson, false",
        "buildx0.29-engine28-parallel.rawjson, false",
        "buildx0.29-engine28-push.rawjson, false",
        "solve-status.jsonl, false"
    })
    void readsRecordedBuildsToTheEnd(String recording, boolean failedStep) throws IOException {
        String stream;
        try (InputStream in = Contract.open("build-stream/" + recording)) {
            // Some recordings end with what the recording tool itself had to say, which is no part of the stream.
            stream = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .collect(Collectors.joining("\n"));
        }
        assertThat(read(stream)).isEqualTo(new BuildEnd.Completed());
        assertThat(seen).hasSize((int) stream.lines().count());
        assertThat(seen.stream().flatMap(status -> status.vertexes().stream()))
                .isNotEmpty()
                .allSatisfy(vertex -> assertThat(vertex.digest()).startsWith("sha256:"));
        assertThat(seen.stream()
                        .flatMap(status -> status.vertexes().stream())
                        .map(BuildVertex::error)
                        .anyMatch(error -> !error.isEmpty()))
                .isEqualTo(failedStep);
    }

    @Test
    void endsARecordedBuildAtItsErrorLine() throws IOException {
        try (InputStream in = Contract.open("build-stream/solve-status-error.jsonl")) {
            assertThat(BuildStatusReader.read(in, seen::add))
                    .isInstanceOfSatisfying(
                            BuildEnd.Failed.class,
                            end -> assertThat(end.message()).isNotEmpty().doesNotStartWith("BUILD ERROR"));
        }
    }

    @Test
    void takesAnEmptyStreamForABuildWithoutNews() throws IOException {
        assertThat(read("")).isEqualTo(new BuildEnd.Completed());
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "BUILD ERROR: it broke,it broke",
                "BUILD ERROR:  two blanks, two blanks",
                "BUILD ERROR: ,''",
                "BUILD ERROR:it broke,BUILD ERROR:it broke",
                "BUILD ERROR:,BUILD ERROR:"
            })
    void takesTheReasonFromAnErrorLine(String line, String message) throws IOException {
        assertThat(read("{}\n" + line + "\nnot even JSON")).isEqualTo(new BuildEnd.Failed(message));
        assertThat(read(line)).isEqualTo(new BuildEnd.Failed(message));
        assertThat(seen).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "[]",
                "[{}]",
                "7",
                "\"text\"",
                "{",
                "{} trailing",
                "{}{}",
                "{\"vertexes\":7}",
                "{\"vertexes\":[7]}",
                "{\"logs\":[{\"data\":\"no base64!\"}]}",
                "{\"vertexes\":[{\"started\":\"yesterday\"}]}",
                " BUILD ERROR: indented",
                "build error: in lower case",
                "<html>"
            })
    void refusesWhatIsNoStatus(String line) {
        assertThatThrownBy(() -> read("{}\n" + line + "\n{}\n"))
                .isInstanceOf(MalformedLine.class)
                .hasMessageStartingWith("decode error: ");
        assertThat(seen).hasSize(1);
    }

    @Test
    void showsTheBeginningOfALineThatIsNoneWithoutControlCharacters() {
        assertThatThrownBy(() -> read("\u001b[31m" + "x".repeat(500)))
                .hasMessageContaining("\uFFFD[31mxxx")
                .hasMessageNotContaining("\u001b")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(150));
    }

    @Test
    void skipsWhatItDoesNotKnow() throws IOException {
        read("{\"invented\":[1],\"vertexes\":[{\"digest\":\"sha256:1\",\"more\":{}}],\"logs\":null}\r\n");
        assertThat(seen.get(0).vertexes().get(0).digest()).isEqualTo("sha256:1");
        assertThat(seen.get(0).logs()).isEmpty();
    }

    @Test
    void readsALineOfTenMegabytes() throws IOException {
        byte[] data = new byte[7_500_000];
        String line = "{\"logs\":[{\"vertex\":\"sha256:1\",\"stream\":1,\"data\":\""
                + Base64.getEncoder().encodeToString(data) + "\",\"timestamp\":\"2026-01-01T00:00:00Z\"}]}";
        assertThat(line).hasSizeGreaterThan(10_000_000);
        assertThat(read(line + "\n")).isEqualTo(new BuildEnd.Completed());
        assertThat(seen.get(0).logs().get(0).data().length()).isEqualTo(data.length);
    }

    @Test
    void passesOnWhatBreaksTheStream() throws IOException {
        Path file = Files.writeString(folder.resolve("stream"), "{}\n");
        InputStream in = Files.newInputStream(file);
        assertThatThrownBy(() -> BuildStatusReader.read(in, status -> {
                    seen.add(status);
                    close(in);
                }))
                .isInstanceOf(ClosedChannelException.class);
        assertThat(seen).hasSize(1);
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
