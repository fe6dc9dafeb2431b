package dev.lkj.cli.emulator;

import dev.lkj.cli.Wiring;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.error.LkjException;
import dev.lkj.project.ShellWords;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The file that gives other windows the environment of an emulator: readable by its user only, gone with it. */
final class EnvironmentFile implements AutoCloseable {
    private final Path path;

    private EnvironmentFile(Path path) {
        this.path = path;
    }

    static EnvironmentFile write(Wiring wiring, EmulatorServer emulator) {
        String runtime = wiring.environment().variable("XDG_RUNTIME_DIR");
        Path folder = runtime.isEmpty() || !Files.isDirectory(Path.of(runtime))
                ? wiring.environment().temporary()
                : Path.of(runtime);
        Path path = folder.resolve("lkj-emulator-" + emulator.port() + ".env");
        StringBuilder text = new StringBuilder();
        new TreeMap<>(emulator.environment())
                .forEach((name, value) -> text.append("export ")
                        .append(name)
                        .append('=')
                        .append(ShellWords.of(List.of(value)))
                        .append('\n'));
        try {
            Files.deleteIfExists(path);
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] mode = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            try (var channel =
                    Files.newByteChannel(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
                channel.write(
                        java.nio.ByteBuffer.wrap(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw LkjException.failed(
                    "cannot write the environment of the emulator to " + path + ": " + e.getMessage());
        }
        return new EnvironmentFile(path);
    }

    /** Its name as it can be typed into a shell. */
    String shown() {
        return ShellWords.of(List.of(path.toString()));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // It names an emulator that is gone; the next one on this port replaces it.
            return;
        }
    }
}
