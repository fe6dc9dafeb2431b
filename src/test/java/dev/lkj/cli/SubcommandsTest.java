package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.cli.agent.AgentGroup;
import dev.lkj.cli.emulator.EmulatorGroup;
import dev.lkj.testing.CliHarness;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Commands are made when they are named, by each of their names. */
class SubcommandsTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> groups() {
        return Stream.of(
                Arguments.of("agent", (Function<Set<String>, CommandLine>) AgentGroup::commandLine),
                Arguments.of("emulator", (Function<Set<String>, CommandLine>) EmulatorGroup::commandLine),
                Arguments.of("all", (Function<Set<String>, CommandLine>) CommandTree::typed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groups")
    void eachNameMakesItsCommandAlone(String name, Function<Set<String>, CommandLine> group) {
        CommandLine whole = group.apply(Set.of());
        assertThat(whole.getSubcommands()).isNotEmpty().allSatisfy((word, command) -> {
            CommandLine part = group.apply(Set.of(word, "some", "argument"));
            assertThat(part.getSubcommands().keySet())
                    .isEqualTo(command.getCommandSpec().names());
        });
    }

    @Test
    void aSlipIsComparedWithAllCommands() {
        // Two words are names of commands elsewhere, so only a part of the tree is there at first.
        assertThat(new CliHarness(folder, folder)
                        .run("agent", "versoins", "status")
                        .err())
                .contains("did you mean `lkj agent versions`?");
    }
}
