package dev.lkj.wire;

/** Steps that share a group's id are shown as one. */
public record BuildProgressGroup(String id, String name, boolean weak) {
    /** Fills what is absent. */
    public BuildProgressGroup {
        id = Defaults.text(id);
        name = Defaults.text(name);
    }
}
