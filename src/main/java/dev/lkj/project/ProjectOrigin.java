package dev.lkj.project;

/**
 * What chose a project.
 *
 * @param kind which rule it was
 * @param label its short name for a screen, to stand behind "from": {@code livekit.toml}, {@code LIVEKIT_URL}
 */
public record ProjectOrigin(Kind kind, String label) {

    /** The rules by which a project is chosen. */
    public enum Kind {
        /** The project's name on the command line. */
        PROJECT_FLAG,
        /** The project's subdomain on the command line. */
        SUBDOMAIN_FLAG,
        /** The URL on the command line. */
        URL_FLAG,
        /** The URL in the environment. */
        URL_VARIABLE,
        /** Key and secret without a URL. */
        URL_DEFAULT,
        /** The credentials of a development server. */
        DEV_FLAG,
        /** The project file of the current directory. */
        PROJECT_FILE,
        /** The default of the CLI config file. */
        DEFAULT_PROJECT,
        /** The single entry of the CLI config file. */
        ONLY_PROJECT,
        /** A person, when asked. */
        CHOSEN
    }

    /** Whether the project is an entry of the CLI config file. */
    public boolean isConfigured() {
        return switch (kind) {
            case PROJECT_FLAG, SUBDOMAIN_FLAG, PROJECT_FILE, DEFAULT_PROJECT, ONLY_PROJECT, CHOSEN -> true;
            case URL_FLAG, URL_VARIABLE, URL_DEFAULT, DEV_FLAG -> false;
        };
    }

    /** The project as the subject of a sentence. */
    String subject(Project project) {
        return switch (kind) {
            case PROJECT_FLAG, SUBDOMAIN_FLAG, URL_FLAG, URL_VARIABLE, URL_DEFAULT, DEV_FLAG -> label;
            case PROJECT_FILE -> label + ", which chose the project,";
            case DEFAULT_PROJECT -> "the default project " + project.displayName();
            case ONLY_PROJECT -> "the only configured project, " + project.displayName() + ",";
            case CHOSEN -> "the chosen project " + project.displayName();
        };
    }
}
