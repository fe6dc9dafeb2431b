package dev.lkj.emulator.state;

/** An agent that exists from the start and was never deployed; an empty name is its id's. */
public record AgentSeed(String id, String name) {
    /** Gives the name its default. */
    public AgentSeed {
        name = name.isEmpty() ? id : name;
    }

    /** An agent whose name is its id. */
    public static AgentSeed of(String id) {
        return new AgentSeed(id, "");
    }

    /** The form {@code ID} or {@code ID=NAME}. */
    public static AgentSeed parse(String text) {
        int equals = text.indexOf('=');
        return equals < 0 ? of(text) : new AgentSeed(text.substring(0, equals), text.substring(equals + 1));
    }
}
