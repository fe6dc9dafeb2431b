package dev.lkj.source.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.dockerfile.Dockerfile;
import dev.lkj.dockerfile.DockerfileException;
import dev.lkj.dockerfile.Keyword;
import dev.lkj.source.ignore.DockerIgnore;
import dev.lkj.source.sdk.ProjectType;
import dev.lkj.source.tree.SourcePath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated files keep the rules of the service. */
class GeneratedFilesTest {

    @ParameterizedTest
    @EnumSource(ProjectType.class)
    void endsAsAUserWithoutRightsAndStartsTheAgent(ProjectType type) {
        String text = GeneratedFiles.dockerfile(type, "src/my agent.py");
        assertThat(text).contains("ARG UID=10001", "USER appuser").doesNotContain("@ENTRYPOINT");
        assertThat(text.lines().filter(line -> line.startsWith("CMD ["))).hasSize(1);
        assertThat(text.substring(text.indexOf("USER appuser"))).doesNotContain("RUN ");
    }

    @ParameterizedTest
    @CsvSource({"PYTHON_PIP, requirements.txt", "PYTHON_UV, uv.lock", "NODE, pnpm-lock.yaml"})
    void installsDependenciesBeforeItCopiesTheCode(ProjectType type, String manifest) throws DockerfileException {
        List<String> copies = Dockerfile.read(GeneratedFiles.dockerfile(type, "agent.py")).stages().stream()
                .flatMap(stage -> stage.instructions().stream())
                .filter(each -> each.keyword() == Keyword.COPY)
                .map(each -> each.arguments())
                .toList();
        assertThat(copies.get(0)).contains(manifest);
        assertThat(copies.get(1)).isEqualTo(". .");
    }

    @Test
    void theEntrypointIsAStringInJson() {
        assertThat(GeneratedFiles.dockerfile(ProjectType.PYTHON_PIP, "a \"b\" \\c.py"))
                .contains("CMD [\"python\", \"a \\\"b\\\" \\\\c.py\", \"start\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "PYTHON_PIP, .env",
        "PYTHON_UV, .env.production",
        "NODE, .env.staging",
        "NODE, node_modules",
        "PYTHON_PIP, tests",
        "PYTHON_PIP, src/__pycache__",
        "NODE, src/deep/a.test.ts",
        "NODE, .git",
        "PYTHON_PIP, CLAUDE.md"
    })
    void leavesOutWhatTheAgentDoesNotNeed(ProjectType type, String path) {
        assertThat(DockerIgnore.parse(GeneratedFiles.dockerIgnore(type)).excludes(SourcePath.of(path)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PYTHON_PIP, agent.py", "PYTHON_UV, uv.lock", "NODE, package.json", "NODE, src/main.ts"})
    void leavesInWhatTheAgentNeeds(ProjectType type, String path) {
        assertThat(DockerIgnore.parse(GeneratedFiles.dockerIgnore(type)).excludes(SourcePath.of(path)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(ProjectType.class)
    void noCommentCanBeTakenForAPattern(ProjectType type) {
        assertThat(GeneratedFiles.dockerIgnore(type).lines().filter(line -> line.startsWith("#")))
                .noneMatch(line -> line.contains("[") || line.endsWith("\\") || line.contains("*"));
    }
}
