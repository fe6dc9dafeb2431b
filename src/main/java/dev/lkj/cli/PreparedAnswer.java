package dev.lkj.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were there when lkj was built: the version, and every help page.
 *
 * <p>The answer comes before the parser and nearly everything else is loaded, in less than half of the time. For the
 * same reason there is no lambda, no stream and no {@code +} between strings here: the first of them costs a machine
 * that just started more than the rest together. What is not asked for in the plainest form is left to the parser.
 */
final class PreparedAnswer {
    private PreparedAnswer() {}

    /** Prints the answer; false when there is none, and nothing is printed then. */
    static boolean print(String[] args, Output out) throws IOException {
        byte[] answer = of(args);
        if (answer == null) {
            return false;
        }
        out.print().write(answer);
        out.print().flush();
        return true;
    }

    private static byte @Nullable [] of(String[] args) throws IOException {
        if (args.length == 0) {
            return page("lkj");
        }
        String last = args[args.length - 1];
        if (args.length == 1 && (last.equals("--version") || last.equals("-v"))) {
            return Version.LINE.getBytes(StandardCharsets.UTF_8);
        }
        if (!last.equals("--help") && !last.equals("-h")) {
            return null;
        }
        StringBuilder command = new StringBuilder("lkj");
        for (int i = 0; i < args.length - 1; i++) {
            if (!isName(args[i])) {
                return null;
            }
            command.append(' ').append(args[i]);
        }
        return page(command.toString());
    }

    /** Whether a word may be the name of a command, and is fit for the name of a file. */
    private static boolean isName(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean fits = (c >= 'a' && c <= 'z') || (c == '-' && i > 0);
            if (!fits) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    /**
     * The help of a command, by its whole name; null when there is none, as when an editor runs lkj.
     *
     * <p>A file and no resource of the jar: opening that, too, takes a quarter of the time of a program that does
     * nothing.
     */
    private static byte @Nullable [] page(String qualifiedName) throws IOException {
        String folder = System.getProperty("lkj.help");
        if (folder == null) {
            return null;
        }
        try (FileInputStream page = new FileInputStream(new File(folder, file(qualifiedName)))) {
            return page.readAllBytes();
        } catch (FileNotFoundException e) {
            return null;
        }
    }

    /** Names have dashes in them, and no dots. */
    static String file(String qualifiedName) {
        return qualifiedName.replace(' ', '.').concat(".txt");
    }
}
