package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed wrongly ends with 2, a hint, nothing on standard output and no request. */
class UsageTest {
    @RegisterExtension
    private final Stage stage = Stage.own();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            agnt deploy                           | No help topic for 'agnt'                         | did you mean `lkj agent`?
            deploy                                | No help topic for 'deploy'                       | did you mean `lkj agent deploy`?
            undo                                  | No help topic for 'undo'                         | did you mean `lkj agent rollback`?
            agent deplou                          | No help topic for 'deplou'                       | did you mean `lkj agent deploy`?
            agent ls                              | No help topic for 'ls'                           | did you mean `lkj agent list`?
            agent nothinglikeit                   | No help topic for 'nothinglikeit'                | lkj agent --help
            --projct x agent list                 | flag provided but not defined: -projct           | did you mean `--project`?
            agent list --projct x                 | flag provided but not defined: -projct           | did you mean `--project`?
            agent status -nope                    | flag provided but not defined: -nope             | lkj agent status --help
            agent deploy --env-file x             | flag provided but not defined: -env-file         | did you mean `--secrets-file`?
            agent deploy --secret A=1             | flag provided but not defined: -secret           | did you mean `--secrets`?
            agent rollback --to 20250801000000    | flag provided but not defined: -to               | did you mean `--version`?
            agent deploy --no-wait                | flag provided but not defined: -no-wait          | did you mean `--detach`?
            agent deploy --wait                   | flag provided but not defined: -wait             | leave it out: it waits by itself
            agent logs -f                         | flag provided but not defined: -f                | leave it out: it follows by itself
            agent status --id                     | flag needs an argument: --id                     | lkj agent status --help
            agent rollback --version              | flag needs an argument: --version                | lkj agent rollback --help
            agent deploy --dry-run=maybe          | invalid value "maybe" for flag -dry-run: parse error | lkj agent deploy --help
            agent deploy --timeout soon           | invalid value "soon" for flag -timeout           | ''
            agent deploy --timeout 0              | invalid value "0" for flag -timeout              | --detach does not wait at all
            agent deploy --region us-east         | --region has no effect on deploy                 | lkj agent status
            agent deploy -d production            | deployment name [production] is reserved         | without --deployment the command acts on production
            agent deploy -d -x-                   | invalid deployment name [-x-]                    | letters, digits
            agent deploy --attributes {"a":1}     | the value of "a" is not a string                 | ''
            agent deploy --secrets WORD           | failed to parse secrets                          | ''
            agent deploy --secrets-file nope.env  | open nope.env: no such file or directory         | ''
            agent deploy nowhere                  | there is no folder nowhere                       | name the folder of the project
            agent status --wait --watch           | --watch and --wait exclude each other            | leave one of them out
            agent status --version x              | go with --wait                                   | add --wait
            agent rollback --pick                 | --pick needs a terminal                          | lkj agent rollback --version
            agent rollback --pick --version 1     | --pick and --version exclude each other          | leave one of them out
            agent status --id 20250801000000      | is a version, not an agent's id                  | lkj agent list
            """)
    void wrongWordsAreExplained(String typed, String message, String hint) {
        CliHarness.Result result = stage.type(typed);

        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("error: ").contains(message).contains(hint);
        assertThat(stage.cloud().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            agent rollback 20250801000000           | lkj agent rollback --version 20250801000000
            agent status 20250801000000             | lkj agent status --wait --version 20250801000000
            agent status --wait 20250801000000      | lkj agent status --wait --version 20250801000000
            agent deploy 20250801000000             | lkj agent rollback --version 20250801000000   (to let it serve again)
            agent status CA_x                       | lkj agent status --id CA_x
            agent deploy CA_x-1                     | lkj agent deploy --id CA_x-1
            agent deploy -d staging CA_x            | lkj agent deploy --id CA_x --deployment staging
            agent logs --config prod.toml CA_x      | lkj agent logs --id CA_x --config prod.toml
            """)
    void aWordThatIsNoFolderLeadsToTheFlagItBelongsTo(String typed, String hint) {
        CliHarness.Result result = stage.type(typed);

        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains("what stands there is a folder").contains(" hint: " + hint + "\n");
        assertThat(stage.cloud().requests()).isEmpty();
    }

    @Test
    void aFolderMayBeCalledLikeAnAgent() throws IOException {
        stage.workspace()
                .file("CA_x/livekit.toml", "[project]\nsubdomain = \"my-app-1a2b\"\n[agent]\nid = \"CA_abc\"\n");

        assertThat(stage.run("agent", "status", "CA_x").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "agent status -qy",
        "-q agent status",
        "agent -q status",
        "agent status -quiet",
        "a status",
        "agent status -v",
        "agent status --quiet=true --yes=false",
        "agent status --json=false",
        "agent status -id CA_abc",
        "agent status -id=CA_abc .",
        "agent status --id CA_none --id CA_abc",
        "agent status . ignored",
        "--config livekit.toml agent status",
    })
    void theSameCommandIsTypedInManyWays(String typed) {
        CliHarness.Result result = stage.type(typed);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("┌").contains("│ CA_abc │ greeter │");
        assertThat(stage.cloud().requests())
                .extracting(request -> request.name() + request.body())
                .containsExactly("ListAgents{\"agent_id\":\"CA_abc\"}");
    }

    @Test
    void blanksAroundAFolderDoNotCount() {
        assertThat(stage.run("agent", "status", " . ").code()).isZero();
    }

    @Test
    void flagsEndAtTwoDashes() {
        CliHarness.Result result = stage.run("agent", "deploy", "--", "--dry-run");

        assertThat(result.err()).contains("there is no folder --dry-run");
    }
}
