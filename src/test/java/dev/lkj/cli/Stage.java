package dev.lkj.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.FakeCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A Python project of the agent CA_abc, whose production runs 20250809003117, and a service that holds it. */
public final class Stage implements AutoCloseable {
    /** The name of the version that the first deploy makes. */
    public static final String NEXT = "20260102030406";

    /** The version that serves. */
    public static final String CURRENT = "20250809003117";

    private final Workspace workspace;
    private final ObjectNode service;
    private UnaryOperator<CliHarness> settings = harness -> harness;
    private @Nullable FakeCloud cloud;

    public Stage(Path folder) throws IOException, InterruptedException {
        Transcript plain = Transcript.named("deploy-plain");
        workspace = new Workspace(folder);
        plain.prepare(workspace);
        service = plain.given().path("service").deepCopy();
    }

    public Workspace workspace() {
        return workspace;
    }

    /** What the service is to hold; counts until it is first used. */
    public ObjectNode service() {
        return service;
    }

    /** The agent. */
    public ObjectNode agent() {
        return (ObjectNode) service.path("agents").get(0);
    }

    /** Its rows, one for each region and deployment. */
    public ArrayNode rows() {
        return agent().withArray("/agentDeployments");
    }

    /** Its first row. */
    public ObjectNode row() {
        return (ObjectNode) rows().get(0);
    }

    /** Its versions. */
    public ArrayNode versions() {
        return service.withObject("/versions").withArray("/CA_abc");
    }

    /** The version of a name. */
    public ObjectNode version(String name) {
        for (JsonNode each : versions()) {
            if (each.path("version").asText().equals(name)) {
                return (ObjectNode) each;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** The service, which runs from now on. */
    public FakeCloud cloud() {
        if (cloud == null) {
            cloud = new FakeCloud(service, workspace.time());
        }
        return cloud;
    }

    /** Changes the way in which lkj is run. */
    public Stage settings(UnaryOperator<CliHarness> more) {
        settings = more;
        return this;
    }

    /** Runs lkj in the project's folder. */
    public CliHarness.Result run(String... args) {
        return settings.apply(workspace.lkj(cloud())).run(args);
    }

    /** The lines of standard output as JSON. */
    public static List<JsonNode> events(CliHarness.Result result) {
        return result.out().lines().map(RequestForm::parse).toList();
    }

    @Override
    public void close() {
        if (cloud != null) {
            cloud.close();
        }
    }
}
