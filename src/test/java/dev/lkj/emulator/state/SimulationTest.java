package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Plays random histories of a project, with crashes of the emulator in the middle of anything. A history that failed is
 * played again with {@code -Dlkj.sim.seed=N}; {@code -Dlkj.sim.steps=N} sets how many steps are played.
 */
class SimulationTest {
    private static final int FEW = 20_000;
    private static final int MANY = 1_000_000;
    private static final int STEPS_OF_A_HISTORY = 1_000;

    /** Words of events without which histories would be too tame. */
    private static final List<String> REACHED = List.of(
            "takes new sessions",
            "drain, # sessions left",
            "stopped before it served",
            "failed: not healthy",
            "back to #",
            "was not built: interrupted",
            "is newer",
            "rollback to",
            "promoting",
            "secrets changed, restarting",
            "the roll of # starts over",
            "restart failed",
            "restarted",
            "scaled to",
            "sleeps in",
            "wakes up in",
            "waited # ms for a cold start",
            "waited # ms$",
            "sessions? cut",
            "sessions? lost",
            "crashed in",
            "unhealthy in",
            "healthy again in",
            "deleted",
            "agent deleted");

    @Test
    void nothingThatMustNotHappenHappens() {
        play(Integer.getInteger("lkj.sim.steps", FEW));
    }

    @Test
    @Tag("long")
    void nothingThatMustNotHappenHappensInAMillionSteps() {
        play(Integer.getInteger("lkj.sim.steps", MANY));
    }

    @Test
    void whatTheTableSaysHappens() {
        Set<String> told = new HashSet<>();
        for (int seed = 0; seed < FEW / STEPS_OF_A_HISTORY; seed++) {
            told.addAll(history(seed));
        }
        String all = String.join("\n", told);
        assertThat(REACHED).allSatisfy(words -> assertThat(all).containsPattern("(?m)" + words));
    }

    private static void play(int steps) {
        Long seed = Long.getLong("lkj.sim.seed");
        LongStream seeds = seed == null ? LongStream.range(0, steps / STEPS_OF_A_HISTORY) : LongStream.of(seed);
        seeds.forEach(SimulationTest::history);
    }

    private static Set<String> history(long seed) {
        Simulation simulation = new Simulation(seed);
        int step = 0;
        try {
            for (; step < STEPS_OF_A_HISTORY; step++) {
                simulation.step();
            }
            simulation.rest();
            return simulation.told();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + ", step " + step + ": " + e.getMessage() + " (replay with -Dlkj.sim.seed=" + seed
                            + ")",
                    e);
        }
    }
}
