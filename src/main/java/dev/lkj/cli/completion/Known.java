package dev.lkj.cli.completion;

import dev.lkj.cli.Target;
import dev.lkj.cli.TypedLine;
import dev.lkj.cli.Wiring;
import dev.lkj.project.CliConfig;
import dev.lkj.project.ConfiguredProject;
import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.AgentVersion;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Names that the configuration and the service know; whatever goes wrong, there are none. */
final class Known {
    /** How long somebody waits for the Tab key. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final TypedLine line;

    Known(TypedLine line) {
        this.line = line;
    }

    List<Candidate> projects() {
        return configured(project -> project.name());
    }

    List<Candidate> subdomains() {
        return configured(project -> project.subdomain().orElse(""));
    }

    private List<Candidate> configured(Function<ConfiguredProject, String> word) {
        return quietly(() -> CliConfig.load(line.wiring().environment().home()).projects().stream()
                .filter(project -> !word.apply(project).isEmpty())
                .map(project -> new Candidate(word.apply(project), project.url()))
                .distinct()
                .toList());
    }

    List<Candidate> agents() {
        return ofService(
                "agents",
                "",
                target -> target.agents().agentsOnce("", LIMIT).stream()
                        .map(agent -> new Candidate(agent.agentId(), agent.agentName())));
    }

    List<Candidate> deployments() {
        return ofAgent(
                "deployments",
                (target, id) -> target.agents().agentsOnce(id, LIMIT).stream()
                        .map(AgentInfo::agentDeployments)
                        .flatMap(List::stream)
                        .map(row -> row.deployment())
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .map(Candidate::of));
    }

    List<Candidate> versions() {
        return ofAgent(
                "versions",
                (target, id) -> target.agents().readVersionsOnce(id, LIMIT).stream()
                        .sorted(Comparator.comparing(AgentVersion::version).reversed())
                        .map(version -> new Candidate(version.version(), description(version))));
    }

    private static String description(AgentVersion version) {
        String commit = version.attributes().getOrDefault("git_commit", "");
        String state = version.current() ? "serves" : version.status();
        return commit.isEmpty() ? state : state + ", commit " + commit;
    }

    List<Candidate> secrets() {
        return ofAgent(
                "secrets",
                (target, id) -> target.agents().glanceAtSecrets(id).orElse(List.of()).stream()
                        .map(secret -> Candidate.of(secret.name())));
    }

    List<Candidate> privateLinks() {
        return ofService(
                "links",
                "",
                target -> target.cloud().privateLinks().list().items().stream()
                        .map(link -> new Candidate(link.privateLinkId(), link.name())));
    }

    List<Candidate> regions() {
        return ofService(
                "regions",
                "",
                target -> Stream.of(target.agents()
                                .clientSettings()
                                .getOrDefault("available_regions", "")
                                .split(",", -1))
                        .map(String::strip)
                        .filter(region -> !region.isEmpty())
                        .map(Candidate::of));
    }

    /** Asks about an agent. */
    @FunctionalInterface
    private interface AgentQuestion {
        Stream<Candidate> ask(Target target, String agentId);
    }

    private List<Candidate> ofAgent(String kind, AgentQuestion question) {
        return quietly(() -> {
            Wiring wiring = line.wiring();
            String id = target().silentAgentId(wiring, line.value("--id").orElse(null), false);
            return ofService(kind, id, target -> question.ask(target, id));
        });
    }

    private List<Candidate> ofService(String kind, String about, Function<Target, Stream<Candidate>> question) {
        return quietly(() -> {
            Target target = target();
            String key = kind + "\n" + target.cloud().endpoints().base() + "\n"
                    + target.project().apiKey() + "\n" + about;
            return new CandidateCache(line.wiring())
                    .get(key, () -> question.apply(target).toList());
        });
    }

    private Target target() {
        return Target.resolveSilently(line.wiring(), line.positionals());
    }

    /** Nobody who presses Tab wants to read an error in the middle of a line. */
    private static List<Candidate> quietly(Supplier<List<Candidate>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return List.of();
        }
    }
}
