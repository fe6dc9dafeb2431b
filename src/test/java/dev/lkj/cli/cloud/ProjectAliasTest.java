package dev.lkj.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.project.CliConfig;
import dev.lkj.project.ConfiguredProject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name that a project gets on this machine when somebody signs in. */
class ProjectAliasTest {
    @TempDir
    private Path home;

    private CliConfig config() {
        return CliConfig.load(home);
    }

    @ParameterizedTest
    @CsvSource({
        "wss://my-app-1a2b.livekit.cloud, my-app",
        "https://plain.livekit.cloud, plain",
        "wss://MY-App-1.livekit.cloud:443/x, MY-App",
        "wss://a-b.staging.livekit.cloud, a",
    })
    void itIsTheFirstLabelWithoutItsLastPart(String url, String alias) {
        assertThat(new ProjectAlias(config(), url, "My App").proposal()).isEqualTo(alias);
    }

    @Test
    void namesAreComparedWithoutRegardToCase() {
        CliConfig one = config().with(new ConfiguredProject("My-App", "p", "wss://x", "key", "top"));
        ProjectAlias alias = new ProjectAlias(one, "wss://my-app-1a2b.livekit.cloud", "x");

        assertThat(alias.isTaken("my-app")).isTrue();
        assertThat(alias.isTaken("my-ap")).isFalse();
        assertThat(alias.free("my-app")).isEqualTo("my-app-2");
    }
}
