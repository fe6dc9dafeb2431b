package dev.lkj.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.source.git.TemporaryFolder;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.FakeCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Python project of the agent CA_abc, whose production runs 20250809003117, and a service that holds it.
 *
 * <p>A test that registers it as an extension has one of its own, which is gone at its end.
 */
public final class Stage implements AutoCloseable, AfterEachCallback {
    /** The name of the version that the first deploy makes. */
    public static final String NEXT = "20260102030406";

    /** The version that serves. */
    public static final String CURRENT = "20250809003117";

    private final Path folder;
    private final Workspace workspace;
    private final ObjectNode service;
    private UnaryOperator<CliHarness> settings = harness -> harness;
    private @Nullable FakeCloud cloud;

    /** One in a folder of its own, for a test that registers it. */
    static Stage own() {
        try {
            return new Stage(Files.createTempDirectory("lkj-stage"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody ends the tests of this thread", e);
        }
    }

    /** One in a folder that somebody else removes. */
    public Stage(Path folder) throws IOException, InterruptedException {
        Transcript plain = Transcript.named("deploy-plain");
        this.folder = folder;
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

    /** Runs lkj in the project's folder, with words that have no blanks in them. */
    public CliHarness.Result type(String line) {
        return run(line.split(" ", -1));
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

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        close();
        TemporaryFolder.remove(folder);
    }
}
