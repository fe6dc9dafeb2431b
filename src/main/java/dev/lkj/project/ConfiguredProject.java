package dev.lkj.project;

import java.util.Optional;

/** A project of the CLI config file; what is absent there is empty. */
public record ConfiguredProject(String name, String projectId, String url, String apiKey, String apiSecret) {

    /** The first label of the URL's host; empty when the URL has none. */
    public Optional<String> subdomain() {
        return ProjectUrl.subdomain(url);
    }

    /** Name and URL; never key or secret. */
    @Override
    public String toString() {
        return "ConfiguredProject[" + Printable.of(name) + ", " + ProjectUrl.shown(url) + "]";
    }
}
