package dev.lkj.cli.agent;

import dev.lkj.cli.Failures;
import dev.lkj.source.Attention;
import dev.lkj.source.PackingPlan;

/** What a person should look at before a source is sent. */
final class PlanWarnings {
    private static final long LARGE = 1_000_000_000L;
    private static final int MOST_WARNINGS = 3;

    private PlanWarnings() {}

    static void print(PackingPlan plan, Failures failures) {
        if (!plan.dropped().isEmpty()) {
            String names = String.join(
                    ", ",
                    plan.dropped().stream()
                            .limit(5)
                            .map(d -> d.path().display())
                            .toList());
            String more = plan.dropped().size() > 5 ? " and " + (plan.dropped().size() - 5) + " more" : "";
            failures.warn(
                    "links, pipes and sockets are not sent: " + plan.dropped().size() + " left out: " + names + more);
        }
        plan.attention().stream()
                .filter(each -> !(each instanceof Attention.UselessLine))
                .limit(MOST_WARNINGS)
                .forEach(each -> failures.warn(DryRunView.subject(each) + ": " + DryRunView.finding(each)));
        if (plan.bytes() > LARGE) {
            failures.warn("the source has more than 1 GB; the service takes at most 1 GiB compressed");
        }
        if (plan.entries().stream()
                .noneMatch(e -> !e.folder() && e.path().display().equals("Dockerfile"))) {
            failures.warn("there is no Dockerfile in the top directory; without one the build will fail");
        }
    }
}
