package dev.lkj.chaos;

import dev.lkj.emulator.fault.Faults;
import dev.lkj.testing.CliHarness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A few commands on one agent, all that happens to them chosen by one seed. */
final class History {
    private static final int MOST_REGIONS = 3;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 6;

    private final long seed;
    private final Random random;
    private final Map<String, Behaviour> behaviours = new HashMap<>();
    private final StringBuilder told = new StringBuilder();
    private boolean disturbed;

    History(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Plays it; fails with the seed and the whole history when a command did not tell the truth. */
    void play(Path folder) throws IOException {
        try (Scene scene = new Scene(folder, 1 + random.nextInt(MOST_REGIONS))) {
            int length = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
            boolean named = random.nextInt(3) == 0;
            for (int i = 0; i < length; i++) {
                Turn turn = play(scene, Move.any(random, i, named));
                learn(turn);
                told.append(turn.told());
                List<String> wrong = new ArrayList<>(new Verdict(turn, fickle(turn)).lies());
                wrong.addAll(scene.problems);
                if (!wrong.isEmpty()) {
                    scene.events.forEach(event ->
                            told.append(event.line(java.time.ZoneOffset.UTC)).append('\n'));
                    throw new AssertionError("-Dlkj.chaos.seed=" + seed + ": " + wrong + "\n" + told);
                }
            }
        }
    }

    private Turn play(Scene scene, Move move) throws IOException {
        boolean undisturbed = !disturbed;
        Snapshot before = scene.look();
        List<String> arguments = arguments(move, before);
        Instant start = scene.time.now();
        scene.order(move.weather());
        CliHarness command = scene.command("main", move.behaviour());
        CliHarness other = scene.command("other", Behaviour.ORDINARY);
        CompletableFuture<Void> overtaken = scene.after(move.overtaker(), () -> other.run(move.overtaking()));
        CompletableFuture<Void> interrupted = scene.after(move.interrupt(), command.cancellation()::cancel);
        Ended ended = Ended.of(command.run(arguments.toArray(String[]::new)));
        interrupted.cancel(false);
        Snapshot now = scene.look();
        overtaken.join();
        List<Faults.Count> faults = scene.endWeather();
        if (move.settle()) {
            scene.settle();
        }
        disturbed = !move.settle() || move.interrupt() >= 0;
        Snapshot later = move.settle() ? scene.look() : now;
        return new Turn(
                move, arguments, start, undisturbed, before, now, later, faults, scene.requestsSince(start), ended);
    }

    /** Remembers what the versions are that came. */
    private void learn(Turn turn) {
        for (String version : turn.later().versions().keySet()) {
            boolean own = turn.move().alone() || version.equals(turn.ended().version());
            if (!turn.before().versions().containsKey(version)) {
                behaviours.putIfAbsent(version, own ? turn.move().behaviour() : Behaviour.ORDINARY);
            }
        }
    }

    private boolean fickle(Turn turn) {
        return Stream.of(turn.before(), turn.now(), turn.later())
                .flatMap(state -> Stream.concat(
                        state.rows().stream().map(Snapshot.Row::version), state.rolls().values().stream()))
                .anyMatch(version ->
                        behaviours.getOrDefault(version, Behaviour.ORDINARY).comesAndGoes());
    }

    private List<String> arguments(Move move, Snapshot state) {
        if (!move.rollback()) {
            return move.deploy();
        }
        List<String> arguments = new ArrayList<>(List.of("agent", "rollback"));
        arguments.addAll(move.waiting());
        String version = target(move.target(), state);
        if (!version.isEmpty()) {
            arguments.addAll(List.of("--version", version));
        }
        return arguments;
    }

    private String target(Move.Target target, Snapshot state) {
        return switch (target) {
            case BARE -> "";
            case LATEST -> "latest";
            case CURRENT -> state.current();
            case FORMER ->
                one(state, version -> version.served() && !version.name().equals(state.current()));
            case ANY -> one(state, version -> true);
            case UNKNOWN -> "20000101000000";
        };
    }

    private String one(Snapshot state, Predicate<Snapshot.Version> wanted) {
        List<String> names = state.versions().values().stream()
                .filter(wanted)
                .map(Snapshot.Version::name)
                .sorted()
                .toList();
        return names.isEmpty() ? "" : names.get(random.nextInt(names.size()));
    }
}
