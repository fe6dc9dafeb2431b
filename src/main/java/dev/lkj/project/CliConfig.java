package dev.lkj.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
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
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

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
        Content content = parse(TextFile.read(path, shown), shown);
        return new CliConfig(
                path,
                orEmpty(content.defaultProject),
                content.projects == null ? List.of() : content.projects,
                orEmpty(content.deviceName),
                orEmpty(content.theme),
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

    private static Content parse(String yaml, String shown) {
        YAMLMapper mapper = YAMLMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try {
            if (mapper.createParser(yaml).nextToken() == null) {
                return Content.EMPTY;
            }
            Content content = mapper.readValue(yaml, Content.class);
            return content == null ? Content.EMPTY : content;
        } catch (JsonProcessingException e) {
            // The parser's text quotes the line, which may hold a secret.
            throw LkjException.usage(shown + ":" + line(e) + ": is not valid YAML, or a value is of a wrong type")
                    .withHint("correct that line, or move the file away and add the projects again: lkj project add");
        } catch (IOException e) {
            throw LkjException.usage("cannot read " + shown + ": " + IoCause.of(e));
        }
    }

    private static int line(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
                return marked.getProblemMark().getLine() + 1;
            }
        }
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
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

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The file as YAML has it. */
    private record Content(
            @JsonProperty("default_project") @Nullable String defaultProject,
            @JsonProperty("projects") @Nullable List<ConfiguredProject> projects,
            @JsonProperty("device_name") @Nullable String deviceName,
            @JsonProperty("theme") @Nullable String theme) {
        private static final Content EMPTY = new Content(null, List.of(), null, null);
    }
}
