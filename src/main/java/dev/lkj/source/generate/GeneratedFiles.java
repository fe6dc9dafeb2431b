package dev.lkj.source.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.source.sdk.ProjectType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The texts of the files that are written for a project. */
public final class GeneratedFiles {
    private static final String ENTRYPOINT = "@ENTRYPOINT@";

    private GeneratedFiles() {}

    /**
     * The Dockerfile for a type of project.
     *
     * @param entrypoint the file that starts the agent, relative to the project, with {@code /}; Node.js projects
     *     start by their own script instead
     */
    public static String dockerfile(ProjectType type, String entrypoint) {
        return resource(type.label() + ".Dockerfile").replace(ENTRYPOINT, quoted(entrypoint));
    }

    /** The {@code .dockerignore} for a type of project. */
    public static String dockerIgnore(ProjectType type) {
        return resource("common.dockerignore")
                + resource((type.isPython() ? "python" : type.label()) + ".dockerignore");
    }

    /** As a string in the JSON of CMD. */
    private static String quoted(String text) {
        try {
            return new ObjectMapper().writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(GeneratedFiles.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
