package dev.lkj.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void anEnvSetsSeveralNames() throws DockerfileException {
        assertThat(Assignment.ofSettings(only("ENV A=1 B=\"two words\" C='x=y' D=a\\ b"), '\\'))
                .containsExactly(
                        new Assignment("A", "1"),
                        new Assignment("B", "\"two words\""),
                        new Assignment("C", "'x=y'"),
                        new Assignment("D", "a\\ b"));
    }

    @Test
    void theOldFormOfEnvTakesTheRestOfTheLine() throws DockerfileException {
        assertThat(Assignment.ofSettings(only("ENV GREETING hello = world"), '\\'))
                .containsExactly(new Assignment("GREETING", "hello = world"));
    }

    @Test
    void anArgMayHaveNoValue() throws DockerfileException {
        assertThat(Assignment.ofArguments(only("ARG A B=2"), '\\'))
                .containsExactly(new Assignment("A", null), new Assignment("B", "2"));
    }

    @Test
    void anEnvWithoutAValueIsAFault() throws DockerfileException {
        Instruction single = only("ENV A");
        Instruction mixed = only("ENV A=1 B");

        assertThatThrownBy(() -> Assignment.ofSettings(single, '\\'))
                .hasMessage("dockerfile parse error on line 2: ENV must have two arguments");
        assertThatThrownBy(() -> Assignment.ofSettings(mixed, '\\'))
                .hasMessageContaining("can't find = in \"B\". Must be of the form: name=value");
    }

    @Test
    void aCommandIsAListOrATextForTheShell() {
        assertThat(CommandForm.of("[\"python\", \"agent.py\"]"))
                .isEqualTo(new CommandForm.Exec(List.of("python", "agent.py")));
        assertThat(CommandForm.of("python agent.py start")).isEqualTo(new CommandForm.Shell("python agent.py start"));
        assertThat(CommandForm.of("['python']")).isEqualTo(new CommandForm.Shell("['python']"));
        assertThat(CommandForm.of("[1, 2]")).isEqualTo(new CommandForm.Shell("[1, 2]"));
        assertThat(CommandForm.of("[ -f x ] && y")).isInstanceOf(CommandForm.Shell.class);
        assertThat(CommandForm.of("[\"a\"] && y")).isInstanceOf(CommandForm.Shell.class);
    }

    @Test
    void aCopyEndsWithItsDestination() throws DockerfileException {
        assertThat(CopyPaths.of(only("COPY --link a  b c/"))).isEqualTo(new CopyPaths(List.of("a", "b"), "c/"));
        assertThat(CopyPaths.of(only("COPY [\"with blank\", \"c/\"]")))
                .isEqualTo(new CopyPaths(List.of("with blank"), "c/"));
    }

    @Test
    void aCopyWithoutADestinationIsAFault() throws DockerfileException {
        Instruction copy = only("COPY a");

        assertThatThrownBy(() -> CopyPaths.of(copy))
                .hasMessage("dockerfile parse error on line 2: COPY requires at least two arguments, but only one was"
                        + " provided. Destination could not be determined");
    }

    private static Instruction only(String line) throws DockerfileException {
        return Dockerfile.read("FROM scratch\n" + line).target().instructions().get(0);
    }
}
