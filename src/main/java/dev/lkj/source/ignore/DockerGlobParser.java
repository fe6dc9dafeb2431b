package dev.lkj.source.ignore;

import java.util.regex.Pattern;

/** Compiles the patterns of Docker. */
final class DockerGlobParser {
    private static final Pattern SPECIAL = Pattern.compile("[*?\\[\\]\\\\]");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String pattern;
    private final Glob.Builder glob = new Glob.Builder();
    private int at;

    private DockerGlobParser(String pattern) {
        this.pattern = pattern;
    }

    static Glob parse(String pattern) throws MalformedPatternException {
        if (isPlain(pattern)) {
            return new Glob.Builder().text(pattern).build();
        }
        // Three shapes are compared as they are: no anchors, and two stars run over line feeds, too.
        if (pattern.startsWith("**") && isPlain(pattern.substring(2))) {
            return suffix(pattern.substring(2));
        }
        if (pattern.endsWith("**") && isPlain(pattern.substring(0, pattern.length() - 2))) {
            String head = pattern.substring(0, pattern.length() - 2);
            return new Glob.Builder().text(head).token(Token.all(true)).build();
        }
        String text = pattern.startsWith(BYTE_ORDER_MARK) ? pattern.substring(1) : pattern;
        return new DockerGlobParser(text).parse();
    }

    private static boolean isPlain(String text) {
        return !SPECIAL.matcher(text).find();
    }

    private static Glob suffix(String tail) {
        boolean wholeSegments = tail.startsWith("/");
        return new Glob.Builder()
                .token(wholeSegments ? Token.folders(true) : Token.all(true))
                .text(wholeSegments ? tail.substring(1) : tail)
                .build();
    }

    private Glob parse() throws MalformedPatternException {
        while (at < pattern.length()) {
            int c = pattern.codePointAt(at);
            at += Character.charCount(c);
            switch (c) {
                case '*' -> readStar();
                case '?' -> glob.token(Token.ONE);
                case '^' -> glob.token(Token.START);
                case '[' -> {
                    DockerClassParser parser = new DockerClassParser(pattern, at);
                    glob.token(Token.set(parser.parse()));
                    at = parser.end();
                }
                case '\\' -> {
                    DockerEscape.check(pattern, at);
                    int escaped = pattern.codePointAt(at);
                    glob.character(escaped);
                    at += Character.charCount(escaped);
                }
                default -> glob.character(c);
            }
        }
        return glob.build();
    }

    private void readStar() {
        if (!pattern.startsWith("*", at)) {
            glob.token(Token.STAR);
            return;
        }
        at++;
        if (pattern.startsWith("/", at)) {
            at++;
        }
        glob.token(at == pattern.length() ? Token.all(false) : Token.folders(false));
    }
}
