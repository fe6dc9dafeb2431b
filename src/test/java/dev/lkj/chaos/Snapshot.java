package dev.lkj.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the emulator itself says of the agent at one moment. */
record Snapshot(String current, Map<String, Version> versions, List<Row> rows, Map<String, String> rolls) {

    /** A version; {@code deployedAt} is when it last began to serve everywhere, the first instant when it never did. */
    record Version(String name, String deployment, String status, boolean built, Instant deployedAt) {
        boolean served() {
            return deployedAt.isAfter(Instant.EPOCH);
        }
    }

    /** A deployment in one region. */
    record Row(String deployment, String region, String version, String status, int replicas, int wanted) {}

    static Snapshot of(JsonNode agent) {
        return new Snapshot(
                agent.path("current").asText(),
                stream(agent.path("versions"), Snapshot::version)
                        .collect(Collectors.toMap(Version::name, Function.identity())),
                stream(agent.path("deployments"), Function.identity())
                        .flatMap(deployment -> stream(
                                deployment.path("rows"),
                                row -> row(deployment.path("deployment").asText(), row)))
                        .toList(),
                stream(agent.path("deployments"), Function.identity())
                        .filter(deployment -> deployment.path("roll").isObject())
                        .collect(Collectors.toMap(
                                deployment -> deployment.path("deployment").asText(),
                                deployment ->
                                        deployment.path("roll").path("version").asText())));
    }

    private static <T> java.util.stream.Stream<T> stream(JsonNode array, Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read);
    }

    private static Version version(JsonNode node) {
        String deployed = node.path("deployed_at").asText("");
        return new Version(
                node.path("version").asText(),
                node.path("deployment").asText(),
                node.path("status").asText(),
                node.path("built").asBoolean(),
                deployed.isEmpty() || deployed.equals("null") ? Instant.EPOCH : Instant.parse(deployed));
    }

    private static Row row(String deployment, JsonNode node) {
        return new Row(
                deployment,
                node.path("region").asText(),
                node.path("version").asText(),
                node.path("status").asText(),
                node.path("replicas").asInt(),
                node.path("wanted").asInt());
    }

    Optional<Version> version(String name) {
        return Optional.ofNullable(versions.get(name));
    }

    /** Whether a version is what takes new sessions everywhere in a deployment. */
    boolean serves(String deployment, String version) {
        List<Row> own =
                rows.stream().filter(row -> row.deployment().equals(deployment)).toList();
        return !own.isEmpty()
                && own.stream().allMatch(row -> row.version().equals(version) && row.wanted() > 0)
                && (!deployment.equals("production") || current.equals(version));
    }

    /** Whether nothing is on its way. */
    boolean quiet() {
        return rolls.isEmpty()
                && versions.values().stream()
                        .noneMatch(version -> version.status().equals("Building"));
    }

    /** What a command must leave alone that changed nothing. */
    String essence() {
        return versions.keySet().stream().sorted().toList() + " current " + current + " "
                + rows.stream().map(Row::version).toList() + " " + rolls;
    }
}
