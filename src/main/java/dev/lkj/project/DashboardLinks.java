package dev.lkj.project;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pages of a project in the cloud's dashboard. */
public final class DashboardLinks {
    private static final Pattern CLOUD_URL = Pattern.compile(
            "(?i)[a-z][a-z0-9+.-]*://(?:[^/?#@]*@)?([^./:?#@\\s]+)\\.(staging\\.)?livekit\\.cloud(?::\\d*)?(?:[/?#].*)?");

    private final String project;

    private DashboardLinks(String project) {
        this.project = project;
    }

    static Optional<DashboardLinks> of(String url) {
        Matcher matcher = CLOUD_URL.matcher(url);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group(2) == null ? "cloud.livekit.io" : "cloud.staging.livekit.io";
        return Optional.of(new DashboardLinks("https://" + host + "/projects/d_" + matcher.group(1) + "/agents/"));
    }

    /** The page of an agent. */
    public String agent(String agentId) {
        return project + encode(agentId);
    }

    /**
     * The page on which one talks to an agent.
     *
     * @param agentName the agent's name; empty when unknown
     * @param deployment the deployment's name; null or empty for production
     */
    public String console(String agentName, @Nullable String deployment) {
        String page = project + "console?agentName=" + encode(agentName) + "&autoStart=false";
        return deployment == null || deployment.isEmpty() ? page : page + "&deployment=" + encode(deployment);
    }

    private static String encode(String text) {
        // The two characters in which Java's form encoding and the dashboard's differ.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
