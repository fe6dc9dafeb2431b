package dev.lkj.buildlog;

import dev.lkj.wire.BuildVertexStatus;
import dev.lkj.wire.BuildVertexWarning;

/** One piece of news about a step, in the order in which it should be shown. */
public sealed interface BuildChange {

    /** The step that it is about. */
    BuildStep step();

    /** The step has another state than before; a step that begins and ends at once only tells how it ended. */
    record StateChanged(BuildStep step, StepState state) implements BuildChange {}

    /** The step wrote a whole line. */
    record LineAdded(BuildStep step, LogLine line) implements BuildChange {}

    /** A part of the step's work went on, as a layer that is fetched. */
    record Progressed(BuildStep step, BuildVertexStatus progress) implements BuildChange {}

    /** There is something to say against the step. */
    record Warned(BuildStep step, BuildVertexWarning warning) implements BuildChange {}
}
