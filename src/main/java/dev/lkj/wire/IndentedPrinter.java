package dev.lkj.wire;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;

/** JSON as most tools print it: two blanks, {@code "name": value}, and line feeds on every system. */
public final class IndentedPrinter extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    /** A printer for one text. */
    public IndentedPrinter() {
        super(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        indentObjectsWith(INDENTER);
        indentArraysWith(INDENTER);
    }

    @Override
    public DefaultPrettyPrinter createInstance() {
        return new IndentedPrinter();
    }
}
