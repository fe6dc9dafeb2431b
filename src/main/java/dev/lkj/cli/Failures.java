package dev.lkj.cli;

import dev.lkj.cloud.ServiceFailure;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.term.Line;
import dev.lkj.term.PromptCancelled;
import dev.lkj.term.Style;
import dev.lkj.term.Terminal;
import java.util.List;

/** The only place that turns an exception into text. */
public final class Failures {
    private static final String ERROR = "error: ";
    private static final String HINT = " hint: ";
    private static final String INDENT = "       ";

    private final Output err;
    private final Terminal terminal;

    Failures(Output err, Terminal terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Tells a failure and gives the exit code that it means. */
    ExitCode report(RuntimeException failure) {
        LkjException told = explain(failure);
        print(told);
        return told.exitCode();
    }

    /** A failure as the user is to read it. */
    public static LkjException explain(RuntimeException failure) {
        if (failure instanceof LkjException known) {
            return known;
        }
        if (failure instanceof ServiceFailure service) {
            return service.toUserFailure();
        }
        if (failure instanceof PromptCancelled) {
            return LkjException.of(ExitCode.INTERRUPTED, "cancelled; nothing was changed");
        }
        StackTraceElement[] trace = failure.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return LkjException.failed("lkj has a defect: " + failure.getClass().getSimpleName() + where, failure)
                .withHint("please report it with the command that you typed");
    }

    /** Writes a failure: the message, then what to do next. */
    public void print(LkjException failure) {
        block(Style.RED, ERROR, String.valueOf(failure.getMessage()));
        if (!failure.hint().isEmpty()) {
            block(Style.BOLD, HINT, failure.hint());
        }
    }

    /** Says that the run was ended by a signal, what the service does now, and how to follow it. */
    public void interrupted(String state, String hint) {
        block(Style.YELLOW, "interrupted: ", state);
        if (!hint.isEmpty()) {
            block(Style.BOLD, "       hint: ", hint);
        }
    }

    /** Writes a warning. */
    public void warn(String message) {
        block(Style.YELLOW, "warning: ", message);
    }

    private void block(Style style, String label, String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Line start = i == 0 ? Line.of(style, label) : Line.of(INDENT);
            new FittedText(terminal)
                    .of(start, lines.get(i))
                    .forEach(line -> err.line(terminal.error().paint(line)));
        }
    }
}
