package dev.lkj.cli.agent;

import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.Times;
import java.util.List;

/** A result in a form for scripts and in one for people. */
public interface TwoForms {
    /** For scripts: a table in a box, cell by cell as the reference has it. */
    String boxed();

    /** For people: lines that fit the width of the terminal, with times as seen from now. */
    List<Line> lines(int width, Glyphs glyphs, Times times);
}
