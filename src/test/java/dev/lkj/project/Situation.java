package dev.lkj.project;

import dev.lkj.project.ProjectResolution.Resolved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A home, a current directory with files, an environment and flags, in which a command is run. */
final class Situation {
    private final Path home;
    private final Path current;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> entries = new ArrayList<>();
    private ProjectFlags flags = ProjectFlags.NONE;
    private String defaultProject = "";
    private String directory = ".";
    private String configName = "livekit.toml";

    Situation(Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        current = Files.createDirectories(folder.resolve("work"));
    }

    Situation configured(String name, String url) {
        return entry("{name: '%s', url: '%s', api_key: key-%s, api_secret: s3cret}".formatted(name, url, name));
    }

    Situation entry(String yaml) {
        entries.add(yaml);
        return this;
    }

    Situation byDefault(String name) {
        defaultProject = name;
        return this;
    }

    Situation env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Situation credentials(String url) {
        return env("LIVEKIT_URL", url).env("LIVEKIT_API_KEY", "k3y").env("LIVEKIT_API_SECRET", "s3cret");
    }

    Situation flags(ProjectFlags given) {
        flags = given;
        return this;
    }

    Situation directory(String given) {
        directory = given;
        return this;
    }

    Situation config(String name) {
        configName = name;
        return this;
    }

    Situation file(String name, String content) throws IOException {
        Path file = current.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    Situation without(String name) throws IOException {
        Files.delete(current.resolve(name));
        return this;
    }

    /** A project file of that project. */
    Situation toml(String name, String subdomain) throws IOException {
        return file(name, "[project]\n  subdomain = \"" + subdomain + "\"\n");
    }

    Path cliConfig() {
        return home.resolve(".livekit").resolve("cli-config.yaml");
    }

    ProjectInputs inputs() throws IOException {
        if (!entries.isEmpty()) {
            Files.createDirectories(cliConfig().getParent());
            String yaml = "default_project: " + defaultProject + "\nprojects:\n  - " + String.join("\n  - ", entries);
            Files.writeString(cliConfig(), yaml + "\n");
            if (cliConfig().getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(cliConfig(), PosixFilePermissions.fromString("rw-------"));
            }
        }
        return new ProjectInputs(flags, environment, home, WorkingDirectory.of(current, directory), configName);
    }

    ProjectResolution resolve() throws IOException {
        return ProjectResolver.resolve(inputs());
    }

    Resolved resolved() throws IOException {
        return (Resolved) resolve();
    }

    /** Resolves the project, then holds it against the file in force, as the command with these words would. */
    void check(String... words) throws IOException {
        check(resolved().project(), words);
    }

    void check(Project project, String... words) throws IOException {
        ProjectInputs inputs = inputs();
        LiveKitToml file =
                LiveKitToml.load(inputs.workingDirectory(), configName).orElse(null);
        TargetCheck.check(project, file, inputs, CommandWords.of(words));
    }
}
