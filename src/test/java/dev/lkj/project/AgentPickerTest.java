package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.AgentPicker.Ask;
import dev.lkj.project.AgentPicker.ListedAgent;
import dev.lkj.project.AgentPicker.One;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentPickerTest {
    private static final ListedAgent DEPLOYED =
            new ListedAgent("CA_1", "20250809003117", Instant.parse("2025-08-09T00:31:48.5Z"));
    private static final ListedAgent NEVER = new ListedAgent("CA_2", "--", Instant.parse("0001-01-01T00:00:00Z"));

    @Test
    void takesTheOnlyAgentWhereNobodyCanBeAsked() {
        assertThat(AgentPicker.pick(List.of(NEVER), false, false)).isEqualTo(new One("CA_2"));
    }

    @Test
    void asksWhereSomebodyCanBeAsked() {
        assertThat(AgentPicker.pick(List.of(DEPLOYED, NEVER), false, true))
                .isEqualTo(new Ask(List.of(DEPLOYED, NEVER)));
    }

    @Test
    void leavesOutWhatWasNeverDeployed() {
        assertThat(AgentPicker.pick(List.of(DEPLOYED, NEVER), true, false)).isEqualTo(new One("CA_1"));
    }

    @Test
    void failsOnSeveralWhereNobodyCanBeAsked() {
        LkjException failure = Failure.usage(() -> AgentPicker.pick(List.of(DEPLOYED, NEVER), false, false));

        assertThat(failure).hasMessage("non-interactive mode: set --id when multiple agents exist");
        assertThat(failure.hint()).isEqualTo("--id CA_1 deployed 2025-08-09T00:31:48Z\n--id CA_2 never deployed");
    }

    @Test
    void failsWithoutAgents() {
        assertThat(Failure.of(ExitCode.DENIED, () -> AgentPicker.pick(List.of(), false, true)))
                .hasMessage("no agents found");
    }

    @Test
    void failsWhenNoneWasDeployed() {
        assertThat(Failure.of(ExitCode.DENIED, () -> AgentPicker.pick(List.of(NEVER), true, true)))
                .hasMessage("no agents found that were ever deployed");
    }

    @Test
    void labelsAnAgentOfUnknownTimeAsNeverDeployed() {
        assertThat(new ListedAgent("CA_\u001b", "1", null).label()).isEqualTo("CA_\\x1b never deployed");
    }
}
