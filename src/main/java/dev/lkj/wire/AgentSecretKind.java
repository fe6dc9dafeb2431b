package dev.lkj.wire;

/** How an instance sees a secret; names as on the wire. */
public enum AgentSecretKind {
    /** Not said, or not known to this client. */
    AGENT_SECRET_KIND_UNKNOWN,
    /** An environment variable. */
    AGENT_SECRET_KIND_ENVIRONMENT,
    /** A file under {@code /etc/secrets}. */
    AGENT_SECRET_KIND_FILE
}
