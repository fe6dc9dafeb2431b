package dev.lkj.emulator.engine;

import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The folder of one instance: what it prints, its home and secrets, and what is needed to find it again. */
record InstanceFolder(Path path) {

    /** Makes the folder and what the instance expects in it. */
    static InstanceFolder create(Path path, int port, Map<String, Bytes> secrets) throws IOException {
        Folders.createPrivate(path);
        InstanceFolder folder = new InstanceFolder(path);
        Files.createDirectory(folder.home());
        Folders.createPrivate(folder.secrets());
        for (Map.Entry<String, Bytes> secret : secrets.entrySet()) {
            Path name = Path.of(secret.getKey()).getFileName();
            if (name != null) {
                Files.write(folder.secrets().resolve(name), secret.getValue().toArray());
            }
        }
        Files.writeString(path.resolve("port"), port + "\n");
        return folder;
    }

    Path home() {
        return path.resolve("home");
    }

    Path secrets() {
        return path.resolve("secrets");
    }

    OutputFile output() {
        return new OutputFile(path.resolve("output.log"));
    }

    int port() {
        return number("port").orElse(0);
    }

    /** The process that runs the program and leads its group; empty before it has begun. */
    Optional<ProcessIdentity> leader() {
        return line("pid").flatMap(ProcessIdentity::parse);
    }

    /** The shell that waits for the program's end. */
    Optional<ProcessIdentity> keeper() {
        return line("keeper").flatMap(ProcessIdentity::parse);
    }

    /** How the program ended; empty while it runs. */
    OptionalInt exitCode() {
        return number("exit");
    }

    void noteLeader(ProcessIdentity leader) throws IOException {
        Files.writeString(path.resolve("pid"), leader + "\n");
    }

    void noteExit(int code) throws IOException {
        Files.writeString(path.resolve("exit"), code + "\n");
    }

    /** Notes an instance that could not even be started. */
    void noteFailure(int code, String line) throws IOException {
        Files.writeString(
                path.resolve("output.log"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        noteExit(code);
    }

    private OptionalInt number(String file) {
        return line(file)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    /** The one line of a file; without its line feed it is only half written. */
    private Optional<String> line(String file) {
        try {
            String text = Files.readString(path.resolve(file));
            return text.endsWith("\n") ? Optional.of(text.strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
