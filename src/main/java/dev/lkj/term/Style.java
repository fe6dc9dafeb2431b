package dev.lkj.term;

/** How a piece of text is shown; it only repeats what the text says. */
public enum Style {
    /** As the terminal shows text. */
    PLAIN(""),
    /** Serves, is done. */
    GREEN("32"),
    /** In progress, wants attention. */
    YELLOW("33"),
    /** Failed. */
    RED("31"),
    /** A detail. */
    DIM("2"),
    /** A heading. */
    BOLD("1"),
    /** A source among several. */
    BLUE("34"),
    /** Another source among several. */
    MAGENTA("35"),
    /** A link, a name to type, the chosen line of a list. */
    ACCENT("36");

    private final String parameters;

    Style(String parameters) {
        this.parameters = parameters;
    }

    /** The parameters of the escape sequence that selects it (SGR of ECMA-48); empty for plain text. */
    String parameters() {
        return parameters;
    }
}
