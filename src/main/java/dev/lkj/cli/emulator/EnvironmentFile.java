package dev.lkj.cli.emulator;

import dev.lkj.cli.PrivateFile;
import dev.lkj.cli.Wiring;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.error.LkjException;
import dev.lkj.project.ShellWords;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file that gives other windows the environment of an emulator: readable by its user only, gone with it. */
final class EnvironmentFile implements AutoCloseable {
    private static final String PREFIX = "lkj-emulator-";
    /** Where commands on this machine reach an emulator whose clients call it otherwise. */
    static final String LOCAL_URL = "LKJ_EMULATOR_URL";

    private static final String SUFFIX = ".env";
    private static final Pattern NAME = Pattern.compile("lkj-emulator-(\\d{1,5})\\.env");

    private @Nullable Path path;

    private static Path folder(Wiring wiring) {
        return PrivateFile.folder(wiring.environment());
    }

    /** The file of the emulator on a port. */
    static Path of(Wiring wiring, int port) {
        return folder(wiring).resolve(PREFIX + port + SUFFIX);
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
        Map<String, String> variables = new TreeMap<>(emulator.environment());
        if (!emulator.localUrl().equals(emulator.url())) {
            variables.put(LOCAL_URL, emulator.localUrl());
        }
        variables.forEach((name, value) -> text.append("export ")
                .append(name)
                .append('=')
                .append(ShellWords.of(List.of(value)))
                .append('\n'));
        try {
            PrivateFile.write(path, text.toString());
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
