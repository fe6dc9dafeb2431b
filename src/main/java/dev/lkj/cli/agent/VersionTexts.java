package dev.lkj.cli.agent;

import dev.lkj.rollout.Reading;
import dev.lkj.wire.AgentVersion;

/** What a read says about single versions, in words; empty where it says nothing. */
final class VersionTexts {
    private VersionTexts() {}

    /** The commit behind a version's name, {@code  (3f2c1aa)}. */
    static String commit(Reading.Seen seen, String version) {
        return seen.versions().stream()
                .filter(v -> v.version().equals(version))
                .map(v -> v.attributes().getOrDefault("git_commit", ""))
                .filter(commit -> !commit.isEmpty())
                .map(commit -> " (" + commit + ")")
                .findFirst()
                .orElse("");
    }

    /** Where a version comes from, {@code commit 9d41b7e on main}. */
    static String source(Reading.Seen seen, String version) {
        return seen.versions().stream()
                .filter(v -> v.version().equals(version))
                .map(AgentVersion::attributes)
                .filter(a -> !a.getOrDefault("git_commit", "").isEmpty())
                .map(a -> "commit " + a.get("git_commit")
                        + (a.getOrDefault("git_branch", "").isEmpty() ? "" : " on " + a.get("git_branch"))
                        + (a.getOrDefault("git_tree", "").isEmpty() ? "" : " with uncommitted changes"))
                .findFirst()
                .orElse("");
    }

    /** That the former version drains, where it does. */
    static String draining(Reading.Seen seen, String version, String former, String until) {
        return seen.versions().stream()
                .filter(v -> v.draining() && !v.version().equals(version))
                .filter(v -> v.version().equals(former))
                .map(v -> v.version() + " is draining: it finishes its sessions, at most until " + until + ".")
                .findFirst()
                .orElse("");
    }
}
