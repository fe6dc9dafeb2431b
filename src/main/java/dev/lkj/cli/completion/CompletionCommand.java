package dev.lkj.cli.completion;

import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the script that makes a shell complete lkj's command lines. */
@Command(
        name = "completion",
        description = {
            "Print the script that lets a shell complete commands, flags and values with the Tab key.",
            "Ids of agents, versions, deployments, regions and names of secrets are asked of the service, and kept for"
                    + " half a minute.",
        },
        footer = {
            "  source <(lkj completion bash)                          in ~/.bashrc",
            "  source <(lkj completion zsh)                           in ~/.zshrc",
            "  lkj completion fish | source                           in config.fish",
        })
public final class CompletionCommand implements Verb {
    static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Parameters(arity = "0..1", paramLabel = "SHELL", description = "bash, zsh or fish.")
    private @Nullable String shell;

    @Override
    public ExitCode run(Wiring wiring) {
        if (shell == null || !SHELLS.contains(shell)) {
            throw LkjException.usage(
                            shell == null ? "which shell?" : "there is no completion for the shell \"" + shell + "\"")
                    .withHint("lkj completion bash\nlkj completion zsh\nlkj completion fish");
        }
        wiring.environment().out().print().print(script(shell));
        return ExitCode.OK;
    }

    private static String script(String shell) {
        String name = "lkj." + shell;
        try (InputStream in = Objects.requireNonNull(CompletionCommand.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
