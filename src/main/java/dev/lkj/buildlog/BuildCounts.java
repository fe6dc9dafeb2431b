package dev.lkj.buildlog;

import java.util.List;

/**
 * How many steps a build has.
 *
 * <p>Counted are the instructions of the Dockerfile that make layers, and the base images: the steps named {@code
 * [build 4/7] …}. Reading the Dockerfile, sending files, exporting and pushing the image are shown but not counted, so
 * that the total is known early and does not grow at the end. Only a build without any such step counts all that are
 * not internal.
 *
 * @param total steps that are known
 * @param done steps that have their result
 * @param cached those of them that took an earlier result
 */
public record BuildCounts(int total, int done, int cached) {

    static BuildCounts of(List<BuildStep> announced) {
        List<BuildStep> counted =
                announced.stream().filter(BuildStep::isOfDockerfile).toList();
        if (counted.isEmpty()) {
            counted = announced.stream().filter(step -> !step.isInternal()).toList();
        }
        int done = (int) counted.stream().filter(step -> step.state().isDone()).count();
        int cached = (int) counted.stream()
                .filter(step -> step.state() == StepState.CACHED)
                .count();
        return new BuildCounts(counted.size(), done, cached);
    }

    /** How far the build is, as in {@code 9/14}; empty while no step is known. */
    public String progress() {
        return total == 0 ? "" : done + "/" + total;
    }

    /** What a finished build did, as in {@code 14 steps, 9 from cache}. */
    public String text() {
        String steps = total == 1 ? "1 step" : total + " steps";
        return cached == 0 ? steps : steps + ", " + cached + " from cache";
    }
}
