package dev.lkj.cli.emulator;

import dev.lkj.cli.Wiring;
import dev.lkj.term.Table;

/** Prints a table as every command does: boxed for scripts, fitted for people. */
final class EmulatorTable {
    private EmulatorTable() {}

    static void print(Wiring wiring, Table table) {
        if (wiring.terminal().outputIsTerminal()) {
            table.fitted(
                            wiring.terminal().size().get().columns(),
                            wiring.terminal().glyphs())
                    .forEach(line -> wiring.environment()
                            .out()
                            .line(wiring.terminal().output().paint(line)));
        } else {
            wiring.environment().out().print().print(table.boxed());
            wiring.environment().out().print().flush();
        }
    }
}
