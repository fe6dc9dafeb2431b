package dev.lkj.wire;

/** What can happen to an instance; names as on the wire. */
public enum AgentEventType {
    /** Not said, or not known to this client. */
    AGENT_EVENT_TYPE_UNKNOWN,
    /** The application ended by itself. */
    AGENT_EVENT_TYPE_APPLICATION_CRASHED,
    /** Restarted because its disk was full. */
    AGENT_EVENT_TYPE_RESTARTED_HIGH_DISK_USAGE,
    /** Restarted because it used too much memory. */
    AGENT_EVENT_TYPE_RESTARTED_HIGH_MEMORY_USAGE
}
