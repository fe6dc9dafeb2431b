package dev.lkj.project;

/** When a command looks for an env file, and whether it can do without secrets. */
public enum SecretsMode {
    /** Always looks for one: {@code create}. */
    LOOK_FOR_FILE,
    /** Only reads one that was named: {@code deploy}, {@code update}. */
    ONLY_IF_NAMED,
    /** Needs secrets, and looks for a file when the flags give none: {@code update-secrets}. */
    REQUIRED
}
