import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what a terminal shows, as {@code tmux capture-pane -e -p} prints it, into an SVG picture.
 *
 * <p>Reads standard input, writes standard output: {@code java TerminalPicture.java TITLE < screen > picture.svg}.
 */
public final class TerminalPicture {
    private static final Pattern SGR = Pattern.compile("\u001b\\[([0-9;]*)m");
    private static final double CELL_WIDTH = 8.43;
    private static final int LINE_HEIGHT = 19;
    private static final int COLUMNS = 80;
    private static final int LEFT = 16;
    private static final int TOP = 56;

    private String colour = "#d6deeb";
    private boolean bold;
    private boolean dim;

    private TerminalPicture() {}

    /** Reads a screen and writes the picture. */
    public static void main(String[] args) throws IOException {
        String screen = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        String title = args.length == 0 ? "lkj" : args[0];
        System.out.write(new TerminalPicture().draw(title, screen.stripTrailing()).getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    private String draw(String title, String screen) {
        List<String> lines = new ArrayList<>(screen.lines().toList());
        int width = (int) (2 * LEFT + COLUMNS * CELL_WIDTH);
        int height = TOP + lines.size() * LINE_HEIGHT + 12;
        StringBuilder svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
                <title>%3$s</title>
                <rect width="%1$d" height="%2$d" rx="8" fill="#0b1120"/>
                <circle cx="22" cy="20" r="6" fill="#ff5f57"/><circle cx="42" cy="20" r="6" fill="#febc2e"/>
                <circle cx="62" cy="20" r="6" fill="#28c840"/>
                <g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" \
                xml:space="preserve">
                """
                .formatted(width, height, escape(title)));
        for (int i = 0; i < lines.size(); i++) {
            svg.append("<text x=\"%d\" y=\"%d\">".formatted(LEFT, TOP + i * LINE_HEIGHT))
                    .append(line(lines.get(i)))
                    .append("</text>\n");
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private String line(String text) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = SGR.matcher(text);
        int from = 0;
        int column = 0;
        while (matcher.find()) {
            column = span(out, text.substring(from, matcher.start()), column);
            select(matcher.group(1));
            from = matcher.end();
        }
        span(out, text.substring(from), column);
        return out.toString();
    }

    private int span(StringBuilder out, String text, int column) {
        if (!text.isEmpty()) {
            out.append("<tspan x=\"%.1f\" fill=\"%s\"%s%s>%s</tspan>"
                    .formatted(
                            LEFT + column * CELL_WIDTH,
                            colour,
                            bold ? " font-weight=\"bold\"" : "",
                            dim ? " opacity=\"0.6\"" : "",
                            escape(text)));
        }
        return column + text.codePointCount(0, text.length());
    }

    private void select(String parameters) {
        for (String parameter : parameters.split(";", -1)) {
            switch (parameter) {
                case "", "0" -> {
                    colour = "#d6deeb";
                    bold = false;
                    dim = false;
                }
                case "1" -> bold = true;
                case "2" -> dim = true;
                case "22" -> {
                    bold = false;
                    dim = false;
                }
                case "31" -> colour = "#ff6e6e";
                case "32" -> colour = "#7ee787";
                case "33" -> colour = "#f2cc60";
                case "36" -> colour = "#79c0ff";
                case "39" -> colour = "#d6deeb";
                default -> {
                    // Other attributes do not occur in what lkj writes.
                }
            }
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
