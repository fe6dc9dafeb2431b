package dev.lkj.source.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.source.TestTree;
import dev.lkj.source.Vectors;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SdkVersionCheckTest {
    private static final Map<String, String> SETTINGS =
            Map.of("python-min-sdk-version", "1.2.0", "node-min-sdk-version", "1.0.5");

    @TempDir
    private Path folder;

    private TestTree tree;

    @BeforeEach
    void makeTree() {
        tree = new TestTree(folder);
    }

    static Stream<JsonNode> versions() {
        return Vectors.of("sdk-version.json", "cases");
    }

    static Stream<JsonNode> requirementLines() {
        return Vectors.of("sdk-version.json", "requirement_lines");
    }

    static Stream<JsonNode> projects() {
        return Vectors.of("sdk-version.json", "projects");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void comparesVersionsAsRecorded(JsonNode testCase) {
        String version = testCase.get("version").asText();
        String minimum = testCase.get("min").asText();
        if (testCase.has("error")) {
            failsWith(testCase, () -> VersionExpression.satisfies(version, minimum));
        } else {
            assertThat(VersionExpression.satisfies(version, minimum))
                    .isEqualTo(testCase.get("satisfied").asBoolean());
        }
    }

    private static void failsWith(JsonNode testCase, ThrowingCallable call) {
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(call)
                .withMessage(testCase.get("error").asText());
    }

    @ParameterizedTest
    @MethodSource("requirementLines")
    void readsRequirementLinesAsRecorded(JsonNode testCase) {
        assertThat(Requirement.expression(testCase.get("line").asText()).orElse(null))
                .isEqualTo(
                        testCase.get("found").asBoolean()
                                ? testCase.get("version").asText()
                                : null);
    }

    @ParameterizedTest
    @MethodSource("projects")
    void checksProjectsAsRecorded(JsonNode testCase) throws IOException {
        for (Map.Entry<String, JsonNode> file : testCase.get("files").properties()) {
            tree.file(file.getKey(), file.getValue().asText());
        }
        Map<String, String> settings = new HashMap<>();
        testCase.get("settings")
                .properties()
                .forEach(s -> settings.put(s.getKey(), s.getValue().asText()));
        ProjectType type = Stream.of(ProjectType.values())
                .filter(t -> t.label().equals(testCase.get("project_type").asText()))
                .findFirst()
                .orElseThrow();
        if (testCase.has("error")) {
            failsWith(testCase, () -> SdkVersionCheck.check(folder, type, settings));
        } else {
            assertThat(SdkVersionCheck.check(folder, type, settings).expression())
                    .isNotEmpty();
        }
    }

    @Test
    void tooOldIsExitTwo() throws IOException {
        tree.file("requirements.txt", "livekit-agents==1.0\n");
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> SdkVersionCheck.check(folder, ProjectType.PYTHON_PIP, SETTINGS))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void saysWhichFileToldTheVersion() throws IOException {
        tree.file("requirements.txt", "livekit-agents==1.5\n").file("uv.lock", "");
        assertThat(SdkVersionCheck.check(folder, ProjectType.PYTHON_UV, SETTINGS))
                .isEqualTo(new SdkVersion("livekit-agents", "==1.5", "requirements.txt"));
    }

    @Test
    void hugeFilesArePassedOver() throws IOException {
        tree.file("requirements.txt", "livekit-agents==1.5\n").file("uv.lock", "");
        try (RandomAccessFile huge = new RandomAccessFile(tree.locate("uv.lock").toFile(), "rw")) {
            huge.setLength((64L << 20) + 1);
        }
        assertThat(SdkVersionCheck.check(folder, ProjectType.PYTHON_UV, SETTINGS)
                        .file())
                .isEqualTo("requirements.txt");
    }

    @Test
    void pipeInTheFilesPlaceDoesNotHoldUp() throws Exception {
        tree.file("requirements.txt", "livekit-agents==1.5\n").pipe("uv.lock");
        assertThat(SdkVersionCheck.check(folder, ProjectType.PYTHON_UV, SETTINGS)
                        .file())
                .isEqualTo("requirements.txt");
    }
}
