package dev.lkj.testing;

import dev.lkj.term.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A terminal that understands what a live region writes, wraps at its right edge, scrolls at its bottom, and fits what
 * it shows to a new width as today's terminals do. Fails on anything that it does not understand.
 */
public final class VirtualScreen {
    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[(\\??)([0-9;]*)([A-Za-z])");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<String> scrolledAway = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private TerminalSize size;
    private int row;
    private int column;
    private boolean cursorShown = true;

    private static final class Row {
        final StringBuilder text = new StringBuilder();
        boolean goesOn;
    }

    public VirtualScreen(int columns, int height) {
        size = new TerminalSize(columns, height);
        rows.add(new Row());
    }

    public PrintStream stream() {
        return new PrintStream(written, false, StandardCharsets.UTF_8);
    }

    public TerminalSize size() {
        return size;
    }

    public boolean cursorShown() {
        show();
        return cursorShown;
    }

    /** What scrolled out at the top, line by line. */
    public List<String> scrolledAway() {
        show();
        return scrolledAway;
    }

    /** The visible rows, without blanks at their ends and without empty rows at the end. */
    public String text() {
        show();
        return rows.stream()
                .map(each -> each.text.toString().stripTrailing())
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    /** Gives the terminal another size; rows that went on in the next one are joined and wrapped anew. */
    public void resize(int columns, int height) {
        show();
        size = new TerminalSize(columns, height);
        List<Row> old = List.copyOf(rows);
        int cursorRow = row;
        int cursorColumn = column;
        rows.clear();
        rows.add(new Row());
        row = 0;
        column = 0;
        int newRow = 0;
        for (int i = 0; i < old.size(); i++) {
            if (i == cursorRow) {
                newRow = row;
            }
            old.get(i).text.chars().forEach(character -> put((char) character));
            if (!old.get(i).goesOn && i < old.size() - 1) {
                newLine();
            }
        }
        row = old.size() - 1 == cursorRow ? row : newRow;
        column = Math.min(cursorColumn, columns - 1);
    }

    private void show() {
        String text = written.toString(StandardCharsets.UTF_8);
        written.reset();
        int i = 0;
        while (i < text.length()) {
            char character = text.charAt(i);
            if (character == '\u001b') {
                Matcher escape = ESCAPE.matcher(text).region(i, text.length());
                if (!escape.lookingAt()) {
                    throw new AssertionError("not understood: " + text.substring(i));
                }
                obey(escape.group(1) + escape.group(3), escape.group(2));
                i = escape.end();
            } else {
                plain(character);
                i++;
            }
        }
    }

    private void plain(char character) {
        switch (character) {
            case '\n' -> newLine();
            case '\r' -> column = 0;
            default -> {
                if (Character.isISOControl(character)) {
                    throw new AssertionError("control character " + (int) character);
                }
                put(character);
            }
        }
    }

    private void obey(String command, String parameter) {
        switch (command) {
            case "A" -> row = Math.max(0, row - Integer.parseInt(parameter));
            case "K" -> eraseLine(parameter);
            case "J" -> {
                rows.subList(row + 1, rows.size()).clear();
                eraseLine(column == 0 ? "2" : "");
            }
            case "?l" -> cursorShown = false;
            case "?h" -> cursorShown = true;
            case "m" -> {
                // Colours are not kept.
            }
            default -> throw new AssertionError("not understood: " + command);
        }
    }

    /** Erases the row, or what is behind the cursor; then the row keeps its length, as in tmux. */
    private void eraseLine(String parameter) {
        Row erased = rows.get(row);
        erased.goesOn = false;
        if (parameter.equals("2")) {
            erased.text.setLength(0);
        } else if (column < erased.text.length()) {
            erased.text.replace(column, erased.text.length(), " ".repeat(erased.text.length() - column));
        }
    }

    private void put(char character) {
        if (column == size.columns()) {
            rows.get(row).goesOn = true;
            newLine();
        }
        StringBuilder text = rows.get(row).text;
        while (text.length() <= column) {
            text.append(' ');
        }
        text.setCharAt(column++, character);
    }

    private void newLine() {
        column = 0;
        row++;
        if (row == rows.size()) {
            rows.add(new Row());
        }
        if (rows.size() > size.rows()) {
            scrolledAway.add(rows.remove(0).text.toString().stripTrailing());
            row--;
        }
    }
}
