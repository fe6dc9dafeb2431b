package dev.lkj.rollout;

import java.util.List;

/** What is concluded from the reads so far. */
public sealed interface RolloutState {
    /** The regions of the deployment, as last read. */
    List<RegionState> regions();

    /** Not decided yet. */
    record InProgress(String version, boolean listed, String status, List<RegionState> regions, List<String> attention)
            implements RolloutState {}

    /** The version serves; {@code sleeping} when a region is scaled to zero, so that nothing is proven there. */
    record Serves(String version, boolean sleeping, List<RegionState> regions) implements RolloutState {}

    /**
     * The version does not serve, and the reason.
     *
     * @param wasBuilding its state went from Building straight to an error, as far as it was seen
     */
    record Failed(String version, String reason, boolean wasBuilding, List<RegionState> regions)
            implements RolloutState {}

    /** Another version took its place; {@code by} is empty when nobody says which. */
    record Overtaken(String version, String by, List<RegionState> regions) implements RolloutState {}

    /**
     * The service took the change, and its reads do not show that it is done.
     *
     * @param regions empty when nothing runs that it could be done to
     */
    record Accepted(List<RegionState> regions) implements RolloutState {}

    /** Several versions could be the one of this deploy. */
    record Ambiguous(List<String> versions, List<RegionState> regions) implements RolloutState {}
}
