package dev.lkj.cli.agent;

import dev.lkj.cli.NextCommand;
import dev.lkj.deploy.RollEnd;
import dev.lkj.deploy.ServingNow;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.Reading;
import dev.lkj.rollout.RegionState;
import dev.lkj.rollout.RolloutOutcome;
import dev.lkj.rollout.RolloutState;
import dev.lkj.term.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the end of a roll means, in words.
 *
 * @param version the version that was to serve; empty where the service chose it
 * @param deployment empty for production
 * @param timeout how long the roll was to be followed at most
 * @param next the commands to type next
 */
record RollReport(String version, String deployment, Duration timeout, NextCommand next) {

    /** The state as JSON names it. */
    static String state(RollEnd end) {
        if (!(end.outcome() instanceof RolloutOutcome.Decided decided)) {
            return end.outcome() instanceof RolloutOutcome.TimedOut timedOut
                            && timedOut.unreachable().isEmpty()
                    ? "rolling_out"
                    : "unknown";
        }
        if (decided.state() instanceof RolloutState.Serves serves) {
            return serves.sleeping() ? "sleeping" : "serving";
        }
        return decided.state() instanceof RolloutState.Ambiguous || decided.state() instanceof RolloutState.Accepted
                ? "unknown"
                : decided.state().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The version that the end is about. */
    String subject(RollEnd end) {
        if (end.outcome() instanceof RolloutOutcome.Decided decided) {
            if (decided.state() instanceof RolloutState.Serves serves) {
                return serves.version();
            }
            if (decided.state() instanceof RolloutState.Failed failed) {
                return failed.version();
            }
        }
        return version;
    }

    /** The names of the regions in which it serves. */
    static String regions(RolloutState state) {
        return state.regions().stream().map(RegionState::region).distinct().collect(Collectors.joining(", "));
    }

    /** Why a version does not serve, in a line; empty unless it failed. */
    Optional<String> headline(RollEnd end) {
        return end.outcome() instanceof RolloutOutcome.Decided decided
                        && decided.state() instanceof RolloutState.Failed failed
                ? Optional.of(failed.version() + " does not serve: " + failed.reason())
                : Optional.empty();
    }

    /** The failure that the end is; empty when the version serves. */
    Optional<LkjException> failure(RollEnd end) {
        if (end.outcome() instanceof RolloutOutcome.Decided decided) {
            return decided(end, decided);
        }
        if (end.outcome() instanceof RolloutOutcome.TimedOut timedOut) {
            return Optional.of(timedOut(end, timedOut));
        }
        Optional<Reading.Seen> last = ((RolloutOutcome.NeverListed) end.outcome()).last();
        return Optional.of(LkjException.of(
                        end.exitCode(),
                        "the connection was lost during the build, and no version appeared; "
                                + ServingNow.clause(last, deployment))
                .withHint(next.of("versions") + "\n" + logs("--log-type", "build")));
    }

    private Optional<LkjException> decided(RollEnd end, RolloutOutcome.Decided decided) {
        Optional<Reading.Seen> last = Optional.of(decided.last());
        if (decided.state() instanceof RolloutState.Failed) {
            String what = end.afterCut() && end.exitCode() == dev.lkj.error.ExitCode.BUILD_FAILED
                    ? "the build failed"
                    : "the new version is not healthy";
            return Optional.of(LkjException.of(end.exitCode(), what + "; " + ServingNow.clause(last, deployment))
                    .withHint(logs() + "   what the instances print\n" + next.of("deploy")
                            + "   after the fix; there is nothing to undo"));
        }
        if (decided.state() instanceof RolloutState.Overtaken overtaken) {
            String serving = ServingNow.version(decided.last(), deployment)
                    .map(v -> v + " serves")
                    .orElse("nothing serves");
            String by = overtaken.by().isEmpty() ? "its roll was ended" : overtaken.by() + " took its place";
            return Optional.of(
                    LkjException.of(end.exitCode(), overtaken.version() + " does not serve: " + by + "; " + serving)
                            .withHint(next.of("versions")));
        }
        if (decided.state() instanceof RolloutState.Ambiguous ambiguous) {
            String first = ambiguous.versions().get(0);
            return Optional.of(LkjException.of(
                            end.exitCode(),
                            "several versions could be the one of this deploy: "
                                    + String.join(", ", ambiguous.versions()))
                    .withHint(waitFor(first)));
        }
        return Optional.empty();
    }

    private LkjException timedOut(RollEnd end, RolloutOutcome.TimedOut timedOut) {
        String after = Durations.brief(timeout);
        if (!timedOut.unreachable().isEmpty()) {
            return LkjException.of(
                            end.exitCode(),
                            "whether " + named() + " serves could not be read for " + after + ": "
                                    + timedOut.unreachable())
                    .withHint(waitFor(version));
        }
        String regions = timedOut.state()
                .map(state -> state.regions().stream()
                        .filter(r -> !(r.runs() && r.version().equals(version)))
                        .map(r -> r.region() + " is still " + describe(r))
                        .collect(Collectors.joining("; ")))
                .orElse("");
        return LkjException.of(
                        end.exitCode(),
                        named() + " is not serving after " + after + (regions.isEmpty() ? "" : ": " + regions)
                                + "; it keeps rolling out")
                .withHint(waitFor(version));
    }

    private static String describe(RegionState region) {
        String status = region.status().isEmpty() ? "without a state" : region.status();
        String replicas = region.replicas() == 1 ? "1 replica" : region.replicas() + " replicas";
        return status + ", " + replicas + (region.version().isEmpty() ? "" : " of " + region.version());
    }

    private String named() {
        return version.isEmpty() ? "the version" : version;
    }

    private String logs(String... more) {
        return deployment.isEmpty() ? next.of("logs", more) : next.of("logs", with(more, "--deployment", deployment));
    }

    /** The command that follows the roll again. */
    String waitFor(String name) {
        String[] flags = name.isEmpty() ? new String[] {"--wait"} : new String[] {"--wait", "--version", name};
        return deployment.isEmpty() ? next.of("status", flags) : next.of("status", with(flags, "-d", deployment));
    }

    private static String[] with(String[] first, String... more) {
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    /** The regions' names of a state, for lists. */
    static List<String> names(RolloutState state) {
        return state.regions().stream().map(RegionState::region).distinct().toList();
    }
}
