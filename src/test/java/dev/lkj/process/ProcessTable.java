package dev.lkj.process;

import dev.lkj.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What runs on this machine. */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");

    private ProcessTable() {}

    /** Processes that have a folder's name in their command line or, where that can be read, their environment. */
    static List<String> naming(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .map(process ->
                        process.pid() + " " + process.info().commandLine().orElse("") + environment(process))
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }

    /** Instances of an emulator whose temporary or data folder is in the given one. */
    static List<String> instances(Path folder) {
        return naming(folder).stream()
                .filter(line -> line.contains("instance.sh") || line.contains("LKJ_INSTANCE="))
                .toList();
    }

    /** Waits until nothing is left that names a folder. */
    static void awaitNothing(Path folder) {
        Await.until("nothing runs for " + folder, () -> naming(folder).isEmpty());
    }

    private static String environment(ProcessHandle process) {
        try {
            byte[] bytes = Files.readAllBytes(
                    PROC.resolve(Long.toString(process.pid())).resolve("environ"));
            return " " + new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }
}
