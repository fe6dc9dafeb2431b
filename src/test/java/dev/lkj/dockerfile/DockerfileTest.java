package dev.lkj.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerfileTest {
    @Test
    void instructionsKeepTheirLineNumbers() throws DockerfileException {
        Dockerfile file = Dockerfile.read("""
                # a comment

                FROM python:3.13
                RUN pip install \\
                    # a comment between continued lines

                    livekit-agents
                copy . .
                """);

        assertThat(file.target().instructions())
                .extracting(Instruction::line, Instruction::text)
                .containsExactly(tuple(4, "RUN pip install livekit-agents"), tuple(8, "COPY . ."));
    }

    @Test
    void stagesAreFoundByNameAndByNumber() throws DockerfileException {
        Dockerfile file = Dockerfile.read("""
                ARG VERSION=3
                FROM python:$VERSION AS Base
                RUN one
                FROM base
                COPY --from=0 /a /b
                """);

        assertThat(file.globalArguments()).extracting(Instruction::arguments).containsExactly("VERSION=3");
        assertThat(file.stages())
                .extracting(Stage::index, Stage::name, Stage::image)
                .containsExactly(tuple(0, "base", "python:$VERSION"), tuple(1, "", "base"));
        assertThat(file.stageBefore(file.target(), "BASE"))
                .contains(file.stages().get(0));
        assertThat(file.stageBefore(file.target(), "0")).contains(file.stages().get(0));
        assertThat(file.stageBefore(file.target(), "1")).isEmpty();
        assertThat(file.stageBefore(file.target(), "")).isEmpty();
    }

    @Test
    void flagsAreReadInFrontOfTheArguments() throws DockerfileException {
        Instruction copy = only("COPY --from=build --chown=user:user --link /app /app");

        assertThat(copy.flag("from")).contains("build");
        assertThat(copy.flag("link")).contains("");
        assertThat(copy.flag("chmod")).isEmpty();
        assertThat(copy.arguments()).isEqualTo("/app /app");
    }

    @Test
    void heredocsBelongToTheirInstruction() throws DockerfileException {
        Dockerfile file = Dockerfile.read("""
                FROM scratch
                COPY <<start.sh <<-'OTHER' /app/
                FROM here on it is text
                # also this
                start.sh
                \tindented
                \tOTHER
                USER nobody
                """);

        assertThat(file.target().instructions())
                .extracting(Instruction::keyword)
                .containsExactly(Keyword.COPY, Keyword.USER);
        assertThat(file.target().instructions().get(0).heredocs())
                .containsExactly(
                        new Heredoc("start.sh", "FROM here on it is text\n# also this\n", true),
                        new Heredoc("OTHER", "indented\n", false));
    }

    @Test
    void theEscapeDirectiveChangesWhatContinuesALine() throws DockerfileException {
        Dockerfile file = Dockerfile.read("# escape=`\nFROM scratch\nCOPY a `\n  c:\\\nUSER me\n");

        assertThat(file.escape()).isEqualTo('`');
        assertThat(file.target().instructions())
                .extracting(Instruction::text)
                .containsExactly("COPY a c:\\", "USER me");
    }

    @Test
    void aDirectiveAfterACommentIsAComment() throws DockerfileException {
        assertThat(Dockerfile.read("# hello\n# escape=`\nFROM scratch").escape())
                .isEqualTo('\\');
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNoHindrance() throws DockerfileException {
        assertThat(Dockerfile.read("\uFEFFFROM a \\\r\n  AS b\r\nUSER c\r\n").stages())
                .extracting(Stage::name, stage -> stage.instructions().size())
                .containsExactly(tuple("b", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FROM a~COPPY b c          | 2 | unknown instruction: COPPY (did you mean COPY?)
            FROM a~~PIP install       | 3 | unknown instruction: PIP
            FROM a~RUN                | 2 | RUN requires at least one argument
            COPY a b~FROM a           | 1 | no build stage in current context
            FROM a b                  | 1 | FROM requires either one or three arguments
            FROM a AS 1st             | 1 | invalid name for build stage: "1st"
            FROM a~RUN <<EOF~echo     | 2 | unterminated heredoc
            # escape=x~FROM a         | 1 | invalid escape token 'x' does not match ` or \\
            # escape=`~# escape=`     | 2 | only one escape parser directive can be used
            """)
    void aFaultNamesItsLine(String text, int line, String fault) {
        assertThatThrownBy(() -> Dockerfile.read(text.replace('~', '\n')))
                .isInstanceOfSatisfying(
                        DockerfileException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessage("dockerfile parse error on line " + line + ": " + fault);
    }

    @Test
    void aFileWithoutFromIsNoDockerfile() {
        assertThatThrownBy(() -> Dockerfile.read("# nothing\n")).hasMessage("the Dockerfile has no FROM");
    }

    private static Instruction only(String line) throws DockerfileException {
        return Dockerfile.read("FROM scratch\n" + line).target().instructions().get(0);
    }
}
