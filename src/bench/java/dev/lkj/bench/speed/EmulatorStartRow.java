package dev.lkj.bench.speed;

import java.time.Duration;
import java.util.List;

/** From the start of an emulator until it answers, and what memory it then has. */
final class EmulatorStartRow implements Row {
    /** What was begun at the start has ended by then. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "emulator-start";
    }

    @Override
    public String title() {
        return "`lkj emulator start` until it answers, and its memory at idle";
    }

    @Override
    public List<Goal> goals() {
        return List.of();
    }

    @Override
    public Finding measure(Stage stage) throws Exception {
        Stage there = stage.withoutReference();
        return AgainstNothing.measure(this, there, stage.effort().seldom(), cli -> new Start(stage, cli));
    }

    private record Start(Stage stage, Cli cli) implements Subject {
        @Override
        public String name() {
            return "lkj emulator start, " + cli.column();
        }

        @Override
        public Sample once(boolean memory) throws Exception {
            Duration begin = stage.watch().now();
            try (EmulatorAtWork emulator = EmulatorAtWork.start(stage, cli)) {
                double time = stage.watch().since(begin);
                if (!memory) {
                    return new Sample(time, Double.NaN);
                }
                stage.watch().pause(IDLE);
                return new Sample(time, emulator.resident().orElse(Double.NaN));
            }
        }
    }
}
