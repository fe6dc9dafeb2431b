package dev.lkj.bench.speed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** How many status calls an emulator answers, beside a server that answers constant bytes to the same clients. */
final class EmulatorCallsRow implements Row {
    @Override
    public String name() {
        return "emulator-calls";
    }

    @Override
    public String title() {
        return "status calls that the emulator answers, and its memory then";
    }

    @Override
    public List<Goal> goals() {
        return List.of();
    }

    @Override
    public Finding measure(Stage stage) throws Exception {
        List<EmulatorAtWork> emulators = new ArrayList<>();
        try (CannedServer canned = CannedServer.plain(stage.watch())) {
            List<Subject> subjects = new ArrayList<>();
            subjects.add(new Calls(
                    "a server of constant bytes",
                    stage,
                    URI.create(canned.address()).getPort(),
                    () -> Double.NaN));
            for (Cli cli : stage.lkj()) {
                EmulatorAtWork emulator = EmulatorAtWork.start(stage, cli);
                emulators.add(emulator);
                subjects.add(new Calls(
                        "emulator, " + cli.column(),
                        stage,
                        emulator.port(),
                        () -> emulator.resident().orElse(Double.NaN)));
            }
            List<Series> series = new Turns(2, stage.effort().bulkTurns() + 1, true).take(subjects);
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < stage.lkj().size(); i++) {
                Series own = series.get(i + 1);
                List<Quantity> all = new ArrayList<>();
                all.add(Quantity.free(own.over(series.get(0)), Unit.OF_CANNED));
                if (own.hasPeaks()) {
                    all.add(Quantity.free(Estimate.ofPeaks(own), Unit.MIB));
                }
                cells.add(new Cell(stage.lkj().get(i).column(), all));
            }
            return new Finding(this, cells, series, List.of());
        } finally {
            for (EmulatorAtWork emulator : emulators) {
                emulator.close();
            }
        }
    }

    /** What it has of memory now, in MiB; NaN where the system does not tell. */
    private interface Memory {
        double now() throws Exception;
    }

    private record Calls(String name, Stage stage, int port, Memory memory) implements Subject {
        @Override
        public Unit unit() {
            return Unit.RATE;
        }

        @Override
        public Sample once(boolean withMemory) throws Exception {
            double rate = new Load(port, EmulatorAtWork.statusRequest(port), stage.watch())
                    .rate(stage.effort().load());
            return new Sample(rate, withMemory ? memory.now() : Double.NaN);
        }
    }
}
