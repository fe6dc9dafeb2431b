package dev.lkj.bench.speed;

import java.io.IOException;

/** A measured program did not do what it was started for. */
final class ProgramFailed extends IOException {
    private static final long serialVersionUID = 1;

    /** With what it said about it. */
    ProgramFailed(Program program, int code, String said) {
        super(program.name() + " ended with " + code + ": " + program.command() + "\n" + said);
    }
}
