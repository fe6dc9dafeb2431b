package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.cli.agent.AgentGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command has the names and flags that users of the reference know, each of its kind and with its default. */
class ReferenceFlagsTest {
    private static final Map<String, String> SHARED = Map.of(
            "SECRETS", "--secrets* --secrets-file --secret-mount* --ignore-empty-secrets?",
            "ATTRIBUTES", "--attribute* --attributes --no-default-attributes?");

    /** A flag with a star is repeatable, one with a question mark takes no value. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create         | SECRETS ATTRIBUTES --region -d/--deployment --image --image-tar --skip-sdk-check?
            dockerfile     | --overwrite?
            config         | --id
            deploy         | SECRETS ATTRIBUTES --region -d/--deployment --image --image-tar --skip-sdk-check?
            promote        | --id -d/--deployment
            status         | --id -j/--json?
            update         | SECRETS
            restart        | --id
            rollback       | --version --id
            logs           | --id --log-type=deploy -d/--deployment*
            delete         | --id -d/--deployment
            versions       | --id --attribute* --attributes -j/--json?
            list           | --id* -j/--json?
            secrets        | --id -j/--json?
            update-secrets | SECRETS --id --overwrite?
            """)
    void theCommandHasThem(String name, String flags) {
        String all = flags;
        for (Map.Entry<String, String> each : SHARED.entrySet()) {
            all = all.replace(each.getKey(), each.getValue());
        }
        CommandSpec command = named(name);
        assertThat(Arrays.stream(all.split(" ", -1)))
                .allSatisfy(flag -> assertThat(command.options())
                        .extracting(ReferenceFlagsTest::form)
                        .contains(flag));
    }

    private static CommandSpec named(String name) {
        CommandLine command = AgentGroup.commandLine(Set.of()).getSubcommands().get(name);
        return Objects.requireNonNull(command, name).getCommandSpec();
    }

    private static String form(OptionSpec option) {
        String value = option.defaultValue() == null ? "" : "=" + option.defaultValue();
        String kind = option.typeInfo().isCollection() ? "*" : option.typeInfo().isBoolean() ? "?" : "";
        return String.join("/", option.names()) + value + kind;
    }

    /** Commands with other names too. */
    @ParameterizedTest
    @CsvSource({"logs, tail", "delete, destroy"})
    void theCommandHasAnotherName(String name, String other) {
        assertThat(named(other).name()).isEqualTo(name);
    }

    private static void collect(CommandLine command, List<OptionSpec> options) {
        options.addAll(command.getCommandSpec().options());
        command.getSubcommands().values().forEach(each -> collect(each, options));
    }

    @Test
    void noOwnFlagIsReadFromTheEnvironment() {
        List<OptionSpec> options = new ArrayList<>();
        collect(CommandTree.whole(), options);

        assertThat(options)
                .hasSizeGreaterThan(200)
                .allSatisfy(option ->
                        assertThat(String.valueOf(option.defaultValue())).doesNotContain("${"));
    }

    @ParameterizedTest
    @CsvSource({"create", "dockerfile", "config", "deploy", "promote", "status", "update", "restart", "rollback", "logs"
    })
    void theCommandTakesAFolder(String name) {
        assertThat(named(name).positionalParameters())
                .singleElement()
                .satisfies(folder -> assertThat(folder.paramLabel()).isEqualTo("[DIR]"));
    }
}
