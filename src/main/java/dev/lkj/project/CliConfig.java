package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The projects that are configured on this machine, and other settings that outlive a command.
 *
 * @param path the file, whether it exists or not
 * @param defaultProject the name of the default project; empty when there is none
 * @param projects the projects in the file's order
 * @param deviceName how this machine is called where its access is confirmed
 * @param theme the colour theme's name, or empty
 * @param openToOthers whether somebody else on this machine may read or change the file
 */
public record CliConfig(
        Path path,
        String defaultProject,
        List<ConfiguredProject> projects,
        String deviceName,
        String theme,
        boolean openToOthers) {
    /** Copies the list. */
    public CliConfig {
        projects = List.copyOf(projects);
    }

    /**
     * Reads the file under a home directory; what is not there is empty. Nothing is written.
     *
     * @throws LkjException (USAGE) when it cannot be read or is not what it should be; the message names the line, and
     *     never shows what stands there
     */
    public static CliConfig load(Path home) {
        Path path = home.resolve(".livekit").resolve("cli-config.yaml");
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new CliConfig(path, "", List.of(), "", "", false);
        }
        String shown = Printable.of(path.toString());
        CliConfigReader reader = new CliConfigReader(shown);
        reader.read(TextFile.read(path, shown));
        return new CliConfig(
                path,
                reader.setting("default_project"),
                reader.projects(),
                reader.setting("device_name"),
                reader.setting("theme"),
                isOpenToOthers(path));
    }

    /** What there is without a home directory. */
    static CliConfig none() {
        return new CliConfig(Path.of(".livekit", "cli-config.yaml"), "", List.of(), "", "", false);
    }

    /** A warning to print when the file, which holds secrets, is not the user's alone. */
    public Optional<String> permissionWarning() {
        return openToOthers
                ? Optional.of("WARNING: config file " + Printable.of(path.toString()) + " should have permissions 600")
                : Optional.empty();
    }

    /** The default project, if the file names one that it has. */
    public Optional<ConfiguredProject> defaultEntry() {
        return projects.stream()
                .filter(project -> !defaultProject.isEmpty() && project.name().equals(defaultProject))
                .findFirst();
    }

    /** Whether there is a file. */
    boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether there is more to keep than a device's name, which alone makes no file. */
    boolean isWorthAFile() {
        return !projects.isEmpty() || !theme.isEmpty();
    }

    /** The entry of a name, if there is one. */
    public Optional<ConfiguredProject> entry(String name) {
        return projects.stream().filter(project -> project.name().equals(name)).findFirst();
    }

    /** The same with one more project. */
    public CliConfig with(ConfiguredProject project) {
        return withProjects(Stream.concat(projects.stream(), Stream.of(project)).toList(), defaultProject);
    }

    /** The same without the projects of a name; without a default when it was that. */
    public CliConfig without(String name) {
        return withProjects(
                projects.stream()
                        .filter(project -> !project.name().equals(name))
                        .toList(),
                defaultProject.equals(name) ? "" : defaultProject);
    }

    /** The same with another default project. */
    public CliConfig withDefault(String name) {
        return withProjects(projects, name);
    }

    /** The same with another name for this machine. */
    public CliConfig withDevice(String name) {
        return new CliConfig(path, defaultProject, projects, name, theme, openToOthers);
    }

    private CliConfig withProjects(List<ConfiguredProject> entries, String defaultName) {
        return new CliConfig(path, defaultName, entries, deviceName, theme, openToOthers);
    }

    private static boolean isOpenToOthers(Path path) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        Set<PosixFilePermission> owners = EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
        try {
            return !owners.containsAll(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            return false;
        }
    }
}
