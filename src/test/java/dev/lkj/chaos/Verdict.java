package dev.lkj.chaos;

import dev.lkj.chaos.Scene.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares how a command ended with what the emulator knows to be true. */
final class Verdict {
    private final Turn turn;
    private final Move move;
    private final Ended ended;
    private final boolean fickle;
    private final List<String> lies = new ArrayList<>();

    /**
     * A verdict on one command.
     *
     * @param fickle whether what the deployment serves comes and goes, before or after
     */
    Verdict(Turn turn, boolean fickle) {
        this.turn = turn;
        this.move = turn.move();
        this.ended = turn.ended();
        this.fickle = fickle;
    }

    /** What is wrong; nothing when the command told the truth. */
    List<String> lies() {
        check(ended.hasOneResult(), "one result, at the end, with the exit code");
        check(!ended.err().contains("defect"), "no defect of lkj");
        checkActedOnce();
        checkNamesWhatItLeaves();
        checkCode();
        if (withoutExcuse()) {
            Set<Integer> truth = trueCodes();
            check(truth.contains(ended.code()), "one of " + truth);
        }
        return lies;
    }

    private void check(boolean condition, String what) {
        if (!condition) {
            lies.add(what);
        }
    }

    private void checkCode() {
        switch (ended.code()) {
            case 0 -> checkDone();
            case 1 -> check(refused() || !withoutExcuse(), "1: refused, or something was in the way");
            case 2 -> checkUntouched();
            case 4 -> checkBuildFailed();
            case 5 -> check(fickle || !serves(turn.later()), "5: it never serves");
            case 6 -> checkStillInProgress();
            case 130 -> check(move.interrupt() >= 0, "130: it was interrupted");
            default -> check(!withoutExcuse(), ended.code() + ": something was in the way");
        }
    }

    private String version() {
        return ended.version();
    }

    private boolean serves(Snapshot state) {
        return state.serves(move.deployment(), version());
    }

    /** Nobody but this command changed anything, and it met no fault that may change its end. */
    private boolean withoutExcuse() {
        return move.alone() && Weather.harmless(turn.faults(), move.rollback());
    }

    /** Since the command began, as the emulator counts. */
    private boolean served(Snapshot state) {
        return state.version(version()).stream().anyMatch(v -> !v.deployedAt().isBefore(turn.start()));
    }

    /** A rollback to what served all along: it ends what rolls beside it. */
    private boolean stayed() {
        return move.rollback()
                && turn.before().current().equals(version())
                && turn.now().current().equals(version());
    }

    /** Whether the service itself refused the rollback. */
    private boolean refused() {
        return turn.requests().stream()
                .anyMatch(r -> r.kind().equals("RollbackAgent")
                        && r.status() == 412
                        && !r.fault().equals("status"));
    }

    private void checkActedOnce() {
        // One of who overtakes it, one of who was interrupted before it while the service took its request.
        int others = (move.overtaker() >= 0 ? 1 : 0) + (turn.undisturbed() ? 0 : 1);
        int own = move.rollback() ? 0 : 1;
        int forms = own + Weather.expiredForms(turn.faults());
        check(turn.acted("DeployAgentV2") <= forms + others, "no deploy call acted on twice");
        check(turn.acted("build") <= own + others, "no build twice");
        check(turn.acted("RollbackAgent") <= (move.rollback() ? 1 : 0) + others, "no rollback twice");
    }

    /** Who is left alone with a roll must learn of which version. */
    private void checkNamesWhatItLeaves() {
        boolean left = Set.of(3, 6, 8, 130).contains(ended.code())
                && (turn.acted("build") == 1 || turn.acted("RollbackAgent") == 1)
                && turn.now().rolls().getOrDefault(move.deployment(), "").equals(version());
        check(!left || ended.error().contains(version()), "the message names the version that rolls");
        boolean changed = turn.acted("DeployAgentV2") + turn.acted("RollbackAgent") > 0;
        boolean denies = ended.error().contains("nothing was changed");
        check(!denies || !changed || !move.alone(), "it does not say that nothing was changed");
    }

    private void checkDone() {
        check(!ended.verified() || served(turn.now()) || stayed(), "verified: it served");
        if (!move.detach()) {
            check(served(turn.now()) || stayed(), "0: it began to serve after the command began");
            check(ended.verified(), "0: verified");
            boolean onlyThis = move.alone() && turn.undisturbed();
            check(fickle || !onlyThis || serves(turn.later()), "0: it still serves");
        } else if (move.rollback()) {
            check(turn.acted("RollbackAgent") == 1, "0: the rollback was asked for");
        } else {
            // A stream that ends early in good order looks like one of a build that is done.
            boolean looksBuilt = turn.met("build", "truncate") || !move.alone();
            boolean built = turn.now().version(version()).stream().anyMatch(Snapshot.Version::built);
            check(built || looksBuilt, "0: it is built");
        }
    }

    private void checkUntouched() {
        check(turn.acted("RollbackAgent") == 0 || !turn.undisturbed(), "2: no rollback was asked for");
        if (move.alone() && turn.undisturbed()) {
            check(turn.acted("DeployAgentV2") == 0, "2: no deploy call");
            check(turn.before().essence().equals(turn.now().essence()), "2: nothing was changed");
        }
    }

    private void checkBuildFailed() {
        boolean failed = turn.later().version(version()).stream()
                .anyMatch(v -> v.status().equals("Failed") && !v.built());
        check(failed || !move.alone(), "4: it was not built");
    }

    /** Two good reads after it began to serve would have shown that. */
    private void checkStillInProgress() {
        if (fickle || !move.alone()) {
            return;
        }
        List<Request> reads = turn.requests().stream()
                .filter(r -> r.kind().equals("ListAgentVersions") && r.answered())
                .toList();
        Instant lastButOne =
                reads.size() < 2 ? turn.start() : reads.get(reads.size() - 2).time();
        boolean late = turn.now().version(version()).stream()
                .allMatch(v ->
                        v.deployedAt().isBefore(turn.start()) || v.deployedAt().isAfter(lastButOne));
        check(late, "6: it did not serve yet");
        check(turn.now().version(version()).isPresent() || version().isEmpty(), "6: it is listed");
    }

    private Set<Integer> trueCodes() {
        if (move.rollback()) {
            return turn.acted("RollbackAgent") == 0 ? Set.of(1, 2) : move.detach() ? Set.of(0) : followed();
        }
        boolean built = turn.later().version(version()).stream().anyMatch(Snapshot.Version::built);
        boolean cut = turn.met("build", "cut_answer") || turn.met("build", "cut_body");
        if (!built) {
            return cut ? Set.of(4, 5, 6) : Set.of(4);
        }
        return move.detach() && !cut ? Set.of(0) : followed();
    }

    private Set<Integer> followed() {
        if (fickle) {
            return Set.of(0, 5, 6, 8);
        }
        boolean lastReadFailed = turn.requests().stream()
                .filter(r -> Weather.READS.contains(r.kind()))
                .reduce((first, second) -> second)
                .filter(r -> !r.answered())
                .isPresent();
        Set<Integer> truth = new TreeSet<>(served(turn.later()) || stayed() ? Set.of(0, 6) : Set.of(5, 6));
        if (lastReadFailed) {
            truth.add(8);
        }
        return truth;
    }
}
