package dev.lkj.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A project of the CLI config file; what is absent there is empty. */
public record ConfiguredProject(
        @JsonProperty("name") String name,
        @JsonProperty("project_id") String projectId,
        @JsonProperty("url") String url,
        @JsonProperty("api_key") String apiKey,
        @JsonProperty("api_secret") String apiSecret) {
    /** Fills what is absent. */
    public ConfiguredProject {
        name = orEmpty(name);
        projectId = orEmpty(projectId);
        url = orEmpty(url);
        apiKey = orEmpty(apiKey);
        apiSecret = orEmpty(apiSecret);
    }

    /** The first label of the URL's host; empty when the URL has none. */
    public Optional<String> subdomain() {
        return ProjectUrl.subdomain(url);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Name and URL; never key or secret. */
    @Override
    public String toString() {
        return "ConfiguredProject[" + name + ", " + ProjectUrl.shown(url) + "]";
    }
}
