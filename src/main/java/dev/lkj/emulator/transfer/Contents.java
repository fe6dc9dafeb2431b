package dev.lkj.emulator.transfer;

import dev.lkj.emulator.state.SourceOf;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a file is laid out: a zip archive whose first entry is a JSON text, then uploaded sources and logs of builds. */
final class Contents {
    /** The layout and the form of the agents in it; a higher one than this is from a newer lkj. */
    static final int FORMAT = 1;

    static final String STATE = "emulator.json";

    /** 64 MiB: thousands of agents. */
    static final int MOST_STATE_BYTES = 64 * 1024 * 1024;

    /** The service's limit for an upload, 1 GiB. */
    static final long MOST_SOURCE_BYTES = 1L << 30;

    /** All of it, unpacked: 16 GiB. */
    static final long MOST_BYTES = 16L << 30;

    static final int MOST_ENTRIES = 10_000;

    private static final Pattern FILE = Pattern.compile(
            "(sources|builds)/([A-Za-z0-9_-]{1,64})/([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}?)\\.(tar\\.gz|log)");

    private Contents() {}

    static String source(SourceOf source) {
        return "sources/" + source.agentId() + "/" + source.tag() + ".tar.gz";
    }

    static String log(SourceOf source) {
        return "builds/" + source.agentId() + "/" + source.tag() + ".log";
    }

    /** Whether an entry is one of those beside the state; its name can be trusted as a file's name then. */
    static boolean isFile(String name) {
        Matcher file = FILE.matcher(name);
        return file.matches()
                && file.group(1).equals("sources") == file.group(4).equals("tar.gz");
    }
}
