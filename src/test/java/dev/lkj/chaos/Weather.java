package dev.lkj.chaos;

import dev.lkj.emulator.fault.FaultAction;
import dev.lkj.emulator.fault.FaultRule;
import dev.lkj.emulator.fault.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Faults of a command, and which of them must not change how it ends. */
final class Weather {
    static final Set<String> READS = Set.of("ListAgents", "ListAgentVersions");

    private static final List<String> DEPLOY_CALLS = List.of("DeployAgentV2", "GetClientSettings", "upload", "build");
    private static final List<String> OTHER_CALLS = List.of("ListAgents", "ListAgentVersions", "logs");
    private static final List<FaultAction> ACTIONS = List.of(FaultAction.values());
    private static final List<Integer> STATUSES = List.of(302, 400, 401, 403, 404, 408, 429, 500, 502, 503, 504);
    private static final List<String> BODIES = List.of(
            "",
            "<html>bad gateway</html>",
            "{\"code\":\"unavailable\",\"msg\":\"on order\"}",
            "{\"code\":\"resource_exhausted\",\"msg\":\"on order\"}",
            "{\"code\":\"internal\",\"msg\":\"on order\"}",
            "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>");

    /** Retries that every call has: an upload is sent three times. */
    private static final int SAFE_TIMES = 2;

    private static final int MOST_BYTES = 1500;
    private static final int MOST_MILLIS = 40;
    private static final int ONE_IN = 12;

    private Weather() {}

    /** None for a fifth of all commands, up to five rules for the others. */
    static List<FaultRule> any(RandomGenerator random, boolean rollback) {
        List<FaultRule> rules = new ArrayList<>();
        int count = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(random.nextInt(5) + 1);
        for (int i = 0; i < count; i++) {
            int first = random.nextBoolean() ? 1 : 1 + random.nextInt(6);
            boolean endless = random.nextInt(ONE_IN) == 0;
            rules.add(rule(random, rollback).at(first, endless ? -1 : 1 + random.nextInt(3)));
        }
        if (random.nextInt(ONE_IN) != 0) {
            // The log of what still runs does not end, so that its reader waits until it has been silent for a while.
            rules.add(FaultRule.status("logs", 503, Map.of(), "").at(1, -1));
        }
        return rules;
    }

    private static String kind(RandomGenerator random, boolean rollback) {
        if (random.nextBoolean()) {
            return OTHER_CALLS.get(random.nextInt(OTHER_CALLS.size()));
        }
        return rollback ? "RollbackAgent" : DEPLOY_CALLS.get(random.nextInt(DEPLOY_CALLS.size()));
    }

    private static FaultRule rule(RandomGenerator random, boolean rollback) {
        String kind = kind(random, rollback);
        FaultAction action = ACTIONS.get(random.nextInt(ACTIONS.size()));
        return switch (action) {
            case DELAY -> FaultRule.delay(kind, 1 + random.nextInt(MOST_MILLIS));
            case STATUS ->
                FaultRule.status(
                        kind,
                        STATUSES.get(random.nextInt(STATUSES.size())),
                        random.nextBoolean() ? Map.of() : Map.of("Retry-After", String.valueOf(random.nextInt(3))),
                        BODIES.get(random.nextInt(BODIES.size())));
            default -> FaultRule.cut(kind, action, random.nextInt(MOST_BYTES));
        };
    }

    /** Whether what was met must not change how a command ends: retries and patience are there for that. */
    static boolean harmless(List<Faults.Count> counts, boolean rollback) {
        for (Faults.Count count : counts) {
            int met = counts.stream()
                    .filter(other -> other.rule().kind().equals(count.rule().kind()))
                    .mapToInt(Faults.Count::met)
                    .sum();
            boolean patient = count.rule().kind().equals("logs") || met <= SAFE_TIMES;
            if (count.met() > 0 && !(patient && harmless(count.rule(), rollback))) {
                return false;
            }
        }
        return true;
    }

    private static boolean harmless(FaultRule rule, boolean rollback) {
        FaultAction action = rule.what();
        boolean cut =
                action == FaultAction.CUT_REQUEST || action == FaultAction.CUT_ANSWER || action == FaultAction.CUT_BODY;
        boolean askedToWait =
                rule.headers().containsKey("Retry-After") && Set.of(429, 503).contains(rule.status());
        boolean overloaded = rule.status() >= 502 || askedToWait;
        boolean denied = rule.status() == 401 || rule.status() == 403;
        return switch (rule.kind()) {
            case "logs" -> true;
            // Only a rollback decides by them; for a deploy they are read again and again.
            case "ListAgents", "ListAgentVersions" ->
                action == FaultAction.DELAY || cut || overloaded || (!rollback && !denied);
            case "GetClientSettings" -> action == FaultAction.DELAY || cut || overloaded;
            case "upload" -> action != FaultAction.STATUS || rule.status() >= 500;
            case "build" ->
                action == FaultAction.DELAY
                        || action == FaultAction.CUT_ANSWER
                        || action == FaultAction.CUT_BODY
                        || askedToWait;
            default -> action == FaultAction.DELAY || askedToWait;
        };
    }

    /** Uploads that were told that their form has expired, each of which may be followed by one more deploy call. */
    static int expiredForms(List<Faults.Count> counts) {
        return counts.stream()
                .filter(count ->
                        count.rule().kind().equals("upload") && count.rule().status() == 403)
                .mapToInt(Faults.Count::met)
                .sum();
    }
}
