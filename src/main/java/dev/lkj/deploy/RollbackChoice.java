package dev.lkj.deploy;

import dev.lkj.rollout.Reading;
import dev.lkj.rollout.StatusWord;
import dev.lkj.wire.AgentDeployment;
import dev.lkj.wire.AgentVersion;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which version a rollback goes to, decided from one read; makes no request. */
public final class RollbackChoice {
    private static final Comparator<AgentVersion> BY_DEPLOYMENT =
            Comparator.comparing(v -> v.deployedAt() == null ? Instant.EPOCH : v.deployedAt());
    private static final Comparator<AgentVersion> BY_CREATION =
            Comparator.comparing(v -> v.createdAt() == null ? Instant.EPOCH : v.createdAt());

    private final List<AgentVersion> versions;
    private final Set<String> named;
    private final Optional<AgentVersion> current;

    /** The choice among the versions of a read. */
    public RollbackChoice(Reading.Seen seen) {
        versions = seen.versions();
        named = seen.agent().stream()
                .flatMap(agent -> agent.agentDeployments().stream())
                .filter(row -> !row.deployment().isEmpty())
                .map(AgentDeployment::version)
                .collect(Collectors.toUnmodifiableSet());
        namedRows = seen.agent().stream()
                .flatMap(agent -> agent.agentDeployments().stream())
                .anyMatch(row -> !row.deployment().isEmpty());
        current = seen.current();
    }

    private final boolean namedRows;

    /** What came of it. */
    public sealed interface Decision {}

    /** Roll to this version; {@code cancelled} are those whose roll ends by it. */
    public record Roll(AgentVersion to, Set<String> cancelled) implements Decision {}

    /** Somebody must say which one, since versions do not tell whether they served production. */
    public record Pick(List<AgentVersion> candidates) implements Decision {}

    /** Nothing to do: why, what the user could do instead, and the versions that there are. */
    public record Refused(String message, List<Advice> advice, String listed) implements Decision {}

    /** A command that helps: the words behind {@code lkj agent}, the first of them its name, and what it does. */
    public record Advice(List<String> words, String effect) {
        static Advice of(String effect, String... words) {
            return new Advice(List.of(words), effect);
        }
    }

    /** The version that serves production. */
    public Optional<AgentVersion> current() {
        return current;
    }

    /** Versions that roll towards production now, newest first. */
    public List<AgentVersion> rolling() {
        return versions.stream()
                .filter(v -> !v.current() && !named.contains(v.version()) && StatusWord.isRolling(v.status()))
                .sorted(BY_CREATION.reversed())
                .toList();
    }

    /** Versions that can be rolled back to, the last deployed first. */
    public List<AgentVersion> candidates() {
        return versions.stream()
                .filter(RollbackChoice::wasDeployed)
                .filter(v -> !v.current() && !StatusWord.isError(v.status()) && !named.contains(v.version()))
                .sorted(BY_DEPLOYMENT.reversed())
                .toList();
    }

    /** The decision for {@code --version}. */
    public Decision to(String version) {
        Optional<AgentVersion> wanted =
                versions.stream().filter(v -> v.version().equals(version)).findFirst();
        if (wanted.isEmpty()) {
            return new Refused("version " + version + " does not exist", List.of(), listed());
        }
        if (!wanted.get().current()) {
            return new Roll(wanted.get(), Set.of());
        }
        Set<String> rolling = rolling().stream().map(AgentVersion::version).collect(Collectors.toUnmodifiableSet());
        return rolling.isEmpty()
                ? new Refused(
                        "version " + version + " serves already, and nothing else is rolling", List.of(), listed())
                : new Roll(wanted.get(), rolling);
    }

    /** The decision of a rollback that names no version. */
    public Decision back() {
        Optional<Refused> nothing = nothingToUndo();
        if (nothing.isPresent()) {
            return nothing.get();
        }
        List<AgentVersion> before = before();
        if (namedRows) {
            List<AgentVersion> all = versions.stream()
                    .filter(v -> wasDeployed(v) && !v.current() && !StatusWord.isError(v.status()))
                    .sorted(BY_DEPLOYMENT.reversed())
                    .toList();
            return all.isEmpty() ? none() : new Pick(all);
        }
        return before.isEmpty() ? none() : new Roll(before.get(0), Set.of());
    }

    private Optional<Refused> nothingToUndo() {
        String serving = current.map(AgentVersion::version).orElse("");
        List<AgentVersion> rolling = rolling();
        if (!rolling.isEmpty()) {
            List<Advice> advice = new ArrayList<>();
            if (!serving.isEmpty()) {
                advice.add(Advice.of("ends that roll", "rollback", "--version", serving));
            }
            advice.add(Advice.of("follows it to its end", "status", "--wait"));
            return Optional.of(new Refused(
                    rolling.get(0).version() + " is still rolling out"
                            + (serving.isEmpty() ? "" : "; " + serving + " serves production"),
                    advice,
                    ""));
        }
        Optional<AgentVersion> newest =
                versions.stream().filter(v -> !named.contains(v.version())).max(BY_CREATION);
        boolean failed = newest.isPresent()
                && StatusWord.isError(newest.get().status())
                && current.map(c -> BY_CREATION.compare(newest.get(), c) > 0).orElse(true);
        if (!failed) {
            return Optional.empty();
        }
        return Optional.of(new Refused(
                "there is nothing to undo: " + newest.get().version() + " never served"
                        + (serving.isEmpty() ? "" : ", " + serving + " does"),
                List.of(
                        serving.isEmpty()
                                ? Advice.of("after the fix", "deploy")
                                : Advice.of("goes behind " + serving + " all the same", "rollback", "--version", "V")),
                listed()));
    }

    /** What was deployed before the current version was created, the last first: repeated, it goes further back. */
    private List<AgentVersion> before() {
        Instant created = current.map(AgentVersion::createdAt).orElse(null);
        return candidates().stream()
                .filter(v -> created == null
                        || (v.deployedAt() != null && v.deployedAt().isBefore(created)))
                .toList();
    }

    private Refused none() {
        return new Refused("there is no version before the current one", List.of(), listed());
    }

    /** All versions, a line each, for hints. */
    private String listed() {
        if (versions.isEmpty()) {
            return "this agent has no version yet";
        }
        return versions.stream()
                .sorted(BY_CREATION.reversed())
                .map(v -> v.version() + "  " + v.status() + (v.current() ? ", serves" : "")
                        + (wasDeployed(v) ? "" : ", never deployed"))
                .collect(Collectors.joining("\n"));
    }

    private static boolean wasDeployed(AgentVersion version) {
        Instant time = version.deployedAt();
        return time != null && time.atOffset(ZoneOffset.UTC).getYear() > 1;
    }
}
