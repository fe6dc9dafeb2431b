package dev.lkj.cli.cloud;

import dev.lkj.project.CliConfig;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name that a new project gets on this machine. */
record ProjectAlias(CliConfig config, String url, String projectName) {
    private static final Pattern FIRST_LABEL = Pattern.compile("^[a-zA-Z]+://(?:[^/?#@]*@)?([^./:?#]+)");
    private static final Pattern POSSIBLE = Pattern.compile("^[a-zA-Z0-9_\\-]+$");

    /** The first label of the URL's host without the part that the service added: {@code my-app-1a2b}, my-app. */
    String proposal() {
        Matcher label = FIRST_LABEL.matcher(url);
        String name = label.find() ? label.group(1) : projectName;
        int dash = name.lastIndexOf('-');
        String bare = dash > 0 ? name.substring(0, dash) : name;
        return bare.isEmpty() ? "project" : bare.replaceAll("[^a-zA-Z0-9_\\-]", "-");
    }

    boolean isTaken(String name) {
        return config.projects().stream().anyMatch(project -> project.name().equalsIgnoreCase(name));
    }

    static boolean isPossible(String name) {
        return POSSIBLE.matcher(name).matches();
    }

    /** The name, or with a number behind it where it is taken. */
    String free(String name) {
        String free = name;
        for (int i = 2; isTaken(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
