package dev.lkj.cli.init;

import dev.lkj.cli.Wiring;
import dev.lkj.project.Dotenv;
import dev.lkj.project.DotenvText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The variables of a new project, in {@code .env.local}: those of its example, with what is known filled in. */
record EnvFile(Wiring wiring, Map<String, String> known) {
    static final String NAME = ".env.local";
    private static final String EXAMPLE = ".env.example";
    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|key|token|password).*");

    void write(Path folder) throws IOException {
        Path example = folder.resolve(EXAMPLE);
        String text = Files.isRegularFile(example)
                ? filled(Files.readString(example, StandardCharsets.UTF_8))
                : DotenvText.of(known);
        Path file = folder.resolve(NAME);
        Files.deleteIfExists(file);
        Files.createFile(file, mode(file));
        Files.writeString(file, text);
    }

    private String filled(String example) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Dotenv.Entry entry :
                Dotenv.parse(example, EXAMPLE + " of the template").entries()) {
            if (!entry.name().isEmpty()) {
                values.put(entry.name(), value(entry));
            }
        }
        return DotenvText.of(example, values);
    }

    private String value(Dotenv.Entry entry) {
        String value = known.get(entry.name());
        if (value != null) {
            return value;
        }
        if (!wiring.prompter().isInteractive()) {
            return entry.value();
        }
        if (SECRET.matcher(entry.name()).matches()) {
            String typed = wiring.prompter().askHidden(entry.name() + " (not shown; empty to leave it)");
            return typed.isEmpty() ? entry.value() : typed;
        }
        return wiring.prompter().ask(entry.name(), entry.value());
    }

    /** The reference gives this file its owner's rights, all of them, and nobody else any. */
    private static FileAttribute<?>[] mode(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
