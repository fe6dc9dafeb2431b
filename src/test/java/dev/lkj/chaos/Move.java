package dev.lkj.chaos;

import dev.lkj.emulator.fault.FaultRule;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One command of a history, with what happens to it.
 *
 * @param rollback a rollback, else a deploy
 * @param deployment of a deploy; {@code production} or a name
 * @param behaviour of the source of a deploy
 * @param target what a rollback is asked to go to
 * @param detach whether it does not wait
 * @param timeout of the wait, in seconds
 * @param weather the faults it meets
 * @param overtaker when another deploy to the same deployment begins, in milliseconds; negative for none
 * @param interrupt when it is interrupted, in milliseconds; negative for never
 * @param settle whether the next command waits until nothing is on its way any more
 */
record Move(
        boolean rollback,
        String deployment,
        Behaviour behaviour,
        Target target,
        boolean detach,
        int timeout,
        List<FaultRule> weather,
        int overtaker,
        int interrupt,
        boolean settle) {
    private static final int SECOND = 1000;
    private static final List<Target> TARGETS = List.of(
            Target.BARE,
            Target.BARE,
            Target.LATEST,
            Target.CURRENT,
            Target.FORMER,
            Target.FORMER,
            Target.ANY,
            Target.UNKNOWN);

    /** What a rollback is asked to go to. */
    enum Target {
        BARE,
        LATEST,
        CURRENT,
        FORMER,
        ANY,
        UNKNOWN
    }

    /** A command; the first two deploy what works, in good weather. */
    static Move any(RandomGenerator random, int number, boolean named) {
        boolean early = number < 2;
        boolean rollback = !early && random.nextInt(5) < 2;
        boolean staging = !early && !rollback && named && random.nextInt(3) == 0;
        return new Move(
                rollback,
                staging ? "staging" : "production",
                early ? Behaviour.ORDINARY : Behaviour.any(random),
                TARGETS.get(random.nextInt(TARGETS.size())),
                !early && random.nextInt(6) == 0,
                !early && random.nextInt(5) == 0 ? 2 : 40,
                early ? List.of() : Weather.any(random, rollback),
                !early && random.nextInt(8) == 0 ? random.nextInt(4 * SECOND) : -1,
                !early && random.nextInt(14) == 0 ? random.nextInt(3 * SECOND) : -1,
                early || random.nextInt(4) != 0);
    }

    /** The command line of a deploy. */
    List<String> deploy() {
        List<String> arguments = new ArrayList<>(List.of("agent", "deploy", "--no-default-attributes"));
        arguments.addAll(waiting());
        arguments.addAll(named());
        return arguments;
    }

    /** The command line of who overtakes it. */
    String[] overtaking() {
        List<String> arguments =
                new ArrayList<>(List.of("agent", "deploy", "--no-default-attributes", "--json", "--detach"));
        arguments.addAll(named());
        return arguments.toArray(String[]::new);
    }

    private List<String> named() {
        return deployment.equals("production") ? List.of() : List.of("-d", deployment);
    }

    /** The flags that say how it waits. */
    List<String> waiting() {
        List<String> flags = new ArrayList<>(List.of("--json", "--timeout", timeout + "s"));
        if (detach) {
            flags.add("--detach");
        }
        return flags;
    }

    /** Whether nobody else changes the same agent, and nobody ends the command. */
    boolean alone() {
        return overtaker < 0 && interrupt < 0;
    }
}
