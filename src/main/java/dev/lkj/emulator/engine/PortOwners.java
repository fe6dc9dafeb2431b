package dev.lkj.emulator.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Who listens on a TCP port, as Linux tells it; elsewhere nobody is known to. */
final class PortOwners {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortOwners() {}

    /** Whether a process of the group listens on the port. */
    static boolean listens(long group, int port) {
        Set<String> sockets = new HashSet<>();
        addListening(PROC.resolve("net/tcp"), port, sockets);
        addListening(PROC.resolve("net/tcp6"), port, sockets);
        return !sockets.isEmpty() && groupHasOneOf(group, sockets);
    }

    private static void addListening(Path table, int port, Set<String> sockets) {
        String address = String.format(":%04X", port);
        try {
            for (String line : Files.readAllLines(table)) {
                // Number, local address, remote address, state; the inode is the tenth.
                String[] fields = line.strip().split("\\s+", -1);
                if (fields.length > 9 && fields[1].endsWith(address) && fields[3].equals(LISTENING)) {
                    sockets.add("socket:[" + fields[9] + "]");
                }
            }
        } catch (IOException e) {
            // Not Linux, or without this family of addresses.
        }
    }

    private static boolean groupHasOneOf(long group, Set<String> sockets) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (isOf(group, process) && hasOneOf(process, sockets)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    private static boolean isOf(long group, Path process) {
        try {
            return ProcStat.parse(Files.readString(process.resolve("stat")))
                    .filter(stat -> stat.group() == group)
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasOneOf(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            // It closed the file, or ended.
            return false;
        }
        return false;
    }
}
