package dev.lkj.cli;

import dev.lkj.cli.options.GlobalOptions;
import dev.lkj.cloud.AccountApi;
import dev.lkj.cloud.CloudClient;
import dev.lkj.cloud.Credentials;
import dev.lkj.cloud.Endpoints;
import dev.lkj.cloud.PublicFiles;
import dev.lkj.project.CommandWords;
import dev.lkj.project.Project;
import dev.lkj.term.Line;
import dev.lkj.term.Prompter;
import dev.lkj.term.SafeText;
import dev.lkj.term.Terminal;
import dev.lkj.term.Times;
import dev.lkj.time.Pacing;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Puts a run together by hand; what costs something is made when it is first asked for. */
public final class Wiring {
    private final Environment environment;
    private final ProcessEnd end;
    private final GlobalOptions global;
    private final Terminal terminal;
    private final Failures failures;
    private final CommandWords words;
    private final String commandName;
    private @Nullable Prompter prompter;

    Wiring(Environment environment, ProcessEnd end, GlobalOptions global) {
        this(environment, end, global, CommandWords.of("agent"), "");
    }

    private Wiring(
            Environment environment, ProcessEnd end, GlobalOptions global, CommandWords words, String commandName) {
        this.environment = environment;
        this.end = end;
        this.global = global;
        this.words = words;
        this.commandName = commandName;
        this.terminal = Terminal.of(
                environment.variables(),
                environment.terminals().err(),
                environment.terminals().out(),
                new TerminalProbe(environment.variables(), environment.clock()));
        this.failures = new Failures(environment.err(), terminal);
    }

    /** The same for a command that was parsed, so that hints can repeat it. */
    Wiring forCommand(CommandSpec command) {
        String name = command.qualifiedName();
        return new Wiring(environment, end, global, TypedWords.of(command), name.substring(name.indexOf(' ') + 1));
    }

    /** Everything around the run. */
    public Environment environment() {
        return environment;
    }

    /** How the process ends. */
    public ProcessEnd end() {
        return end;
    }

    /** The flags of every command. */
    public GlobalOptions global() {
        return global;
    }

    /** What the user typed, for hints. */
    public CommandWords words() {
        return words;
    }

    /** The command's name with its groups, {@code agent status}. */
    public String commandName() {
        return commandName;
    }

    /** What is known of the terminal. */
    public Terminal terminal() {
        return terminal;
    }

    /** Where failures and warnings are told. */
    public Failures failures() {
        return failures;
    }

    /** Status lines: what is being done, on standard error, nothing under {@code --quiet}. */
    public void status(String line) {
        if (!global.quiet()) {
            new FittedText(terminal)
                    .of(Line.EMPTY, line)
                    .forEach(each -> environment.err().line(terminal.error().paint(each)));
        }
    }

    /** Questions; none can be asked under {@code --yes} or without a terminal. */
    public Prompter prompter() {
        if (prompter == null) {
            prompter = global.yes()
                    ? Prompter.none()
                    : Prompter.on(
                            terminal,
                            environment.terminals().in(),
                            environment.err().print());
        }
        return prompter;
    }

    /** Moments as the reader sees them. */
    public Times times() {
        String zone = environment.variable("TZ");
        ZoneId reader = zone.equals("UTC") ? ZoneId.of("UTC") : ZoneId.systemDefault();
        return new Times(environment.clock().now(), reader);
    }

    /** How to wait; ends at once when the run is cancelled. */
    public Pacing pacing() {
        return environment.pacing();
    }

    /** The client of the account API; makes no request. */
    public AccountApi account() {
        Consumer<String> trace = line -> environment.err().line(SafeText.of(line));
        return new AccountApi(
                global.serverUrl(),
                environment.variables(),
                "lkj/" + Version.NUMBER,
                environment.clock(),
                environment.cancellation(),
                global.verbose() ? trace : null);
    }

    /** A client of files that anybody may read; makes no request. */
    public PublicFiles publicFiles() {
        return new PublicFiles(
                environment.variables(),
                "lkj/" + Version.NUMBER,
                environment.clock(),
                environment.pacing(),
                environment.cancellation());
    }

    /** The client of a project's service; makes no request. */
    public CloudClient cloud(Project project) {
        Endpoints endpoints = Endpoints.of(project.url(), environment.variable("LK_AGENTS_URL"));
        Consumer<String> trace = line -> environment.err().line(SafeText.of(line));
        return new CloudClient(
                endpoints,
                new Credentials(project.apiKey(), project.apiSecret()),
                environment.variables(),
                "lkj/" + Version.NUMBER,
                environment.clock(),
                pacing(),
                environment.cancellation(),
                global.verbose() ? trace : null);
    }
}
