package dev.lkj.bench.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that holds the figures between two marks; what stands around them is written by people. */
final class Page {
    private static final String BEGIN = "<!-- Begin of the figures: src/bench/run.sh speed writes them. -->\n";
    private static final String END = "<!-- End of the figures. -->\n";

    private Page() {}

    /** Puts the figures into a file. */
    static void write(Path file, String figures) throws IOException {
        Files.writeString(file, replace(Files.readString(file), figures));
    }

    /** A page with other figures. */
    static String replace(String page, String figures) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the page lacks the marks around its figures");
        }
        return page.substring(0, begin + BEGIN.length()) + "\n" + figures + "\n" + page.substring(end);
    }
}
