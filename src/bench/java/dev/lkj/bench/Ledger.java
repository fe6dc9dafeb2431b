package dev.lkj.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the agents' processes wrote down themselves: one file each, a line for each begin and end of a session. */
final class Ledger {
    private final Path folder;

    Ledger(Path folder) {
        this.folder = folder;
    }

    /**
     * What became of the sessions.
     *
     * @param begun when each began, by id, in milliseconds since 1970
     * @param ended when each ended
     * @param twice sessions that more than one process had
     */
    record Sessions(Map<String, Long> begun, Map<String, Long> ended, int twice) {
        /** Those that began and never ended: their process went, and they with it. */
        long lost() {
            return begun.keySet().stream().filter(id -> !ended.containsKey(id)).count();
        }
    }

    Sessions sessions() throws IOException {
        Map<String, Long> begun = new HashMap<>();
        Map<String, Long> ended = new HashMap<>();
        int twice = 0;
        for (Path file : files()) {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.substring(1).split(" ", -1);
                Long at = Long.valueOf(words[1]);
                if (line.charAt(0) == '-') {
                    ended.put(words[0], at);
                } else if (begun.put(words[0], at) != null) {
                    twice++;
                }
            }
        }
        return new Sessions(begun, ended, twice);
    }

    /** How many processes there have ever been. */
    int processes() throws IOException {
        return files().size();
    }

    /** The processes that run now. */
    List<ProcessHandle> running() throws IOException {
        List<ProcessHandle> running = new ArrayList<>();
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName()).replace(".log", "");
            ProcessHandle.of(Long.parseLong(name))
                    .filter(ProcessHandle::isAlive)
                    // A number that the system has given to somebody else is no agent.
                    .filter(process -> process.info().commandLine().orElse("").contains("BenchAgent"))
                    .ifPresent(running::add);
        }
        return running;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
