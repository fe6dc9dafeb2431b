package dev.lkj.cli.emulator;

import dev.lkj.cli.Wiring;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.error.LkjException;
import dev.lkj.project.ShellWords;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file that gives other windows the environment of an emulator: readable by its user only, gone with it. */
final class EnvironmentFile implements AutoCloseable {
    private static final String PREFIX = "lkj-emulator-";
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final String SUFFIX = ".env";
    private static final Pattern NAME = Pattern.compile("lkj-emulator-(\\d{1,5})\\.env");

    private @Nullable Path path;

    /** Where the files of this user's emulators lie. */
    static Path folder(Wiring wiring) {
        String runtime = wiring.environment().variable("XDG_RUNTIME_DIR");
        return runtime.isEmpty() || !Files.isDirectory(Path.of(runtime))
                ? wiring.environment().temporary()
                : Path.of(runtime);
    }

    /** The file of the emulator on a port. */
    static Path of(Wiring wiring, int port) {
        return folder(wiring).resolve(PREFIX + port + SUFFIX);
    }

    /**
     * Whether this user wrote a file: what others leave in a shared folder must not get into anybody's shell. Only the
     * owner reads a file of mode 0600, and root, for whom the owner is asked.
     */
    static boolean isOwn(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return true;
        }
        PosixFileAttributes attributes = view.readAttributes();
        boolean root = "root".equals(System.getProperty("user.name"));
        return attributes.isRegularFile()
                && OWNERS.containsAll(attributes.permissions())
                && (!root || attributes.owner().getName().equals("root"));
    }

    /** The ports that such files name, whether or not an emulator still listens there. */
    static List<Integer> ports(Wiring wiring) {
        List<Integer> ports = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(wiring), PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    ports.add(Integer.valueOf(name.group(1)));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw LkjException.failed("cannot look for emulators in " + folder(wiring) + ": " + e.getMessage(), e);
        }
        ports.sort(null);
        return List.copyOf(ports);
    }

    /** Writes it; from now on the emulator can be found. */
    void write(Wiring wiring, EmulatorServer emulator) {
        path = of(wiring, emulator.port());
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
    }

    /** Its name as it can be typed into a shell. */
    String shown() {
        return ShellWords.of(List.of(String.valueOf(path)));
    }

    @Override
    public void close() {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // It names an emulator that is gone; the next one on this port replaces it.
            return;
        }
    }
}
