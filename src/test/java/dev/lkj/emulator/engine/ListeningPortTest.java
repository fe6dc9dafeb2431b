package dev.lkj.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lkj.testing.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningPortTest {
    private static final String IGNORES_PORT = """
            FROM eclipse-temurin:21-jdk
            WORKDIR /app
            COPY . .
            CMD PORT=$INSISTS_ON exec java HelloAgent.java start
            """;

    @TempDir
    private Path temporary;

    private final WorkerEndpoint worker = new WorkerEndpoint(Duration.ofSeconds(30));

    @BeforeEach
    void needsProc() {
        assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")), "only Linux tells who listens");
    }

    @Test
    void aWorkerThatInsistsOnItsPortIsFoundThere() throws IOException {
        String source = Files.readString(Path.of("src/examples/hello-agent/HelloAgent.java"));
        int port = freePort();
        ListeningPort ports = new ListeningPort(worker, port);
        try (EngineRig rig = EngineRig.passing(temporary)) {
            String image =
                    rig.build(new TarGz().file("Dockerfile", IGNORES_PORT).file("HelloAgent.java", source));
            rig.engine.start(new InstanceSpec("one", image, Map.of("INSISTS_ON", Integer.toString(port)), Map.of()));
            rig.awaitOutput("one", "hello-agent: started, deployment production, port " + port);
            InstanceFolder instance = rig.folder("one");

            assertThat(rig.engine.observe("one").healthy()).isFalse();
            Await.until("it is found", () -> ports.observe(instance).healthy());
            assertThat(ports.of(instance)).isEqualTo(port);
            assertThat(worker.startSession(ports.of(instance), "s")).isTrue();
        }
    }

    @Test
    void whatSomebodyElseAnswersThereDoesNotCount() throws IOException {
        try (EngineRig rig = EngineRig.passing(temporary);
                MockWebServer other = new MockWebServer()) {
            other.start();
            rig.startScript("one", "exec sleep 1000");
            ListeningPort ports = new ListeningPort(worker, other.getPort());

            assertThat(ports.observe(rig.folder("one")).healthy()).isFalse();
            assertThat(other.getRequestCount()).isZero();
        }
    }

    @Test
    void aProcessIsSeenToListen() throws IOException {
        ProcessIdentity own = ProcessIdentity.own();
        long group = ProcStat.parse(Files.readString(Path.of("/proc/self/stat")))
                .orElseThrow()
                .group();
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThat(PortOwners.listens(group, socket.getLocalPort())).isTrue();
            assertThat(PortOwners.listens(own.pid() + 1_000_000_000, socket.getLocalPort()))
                    .isFalse();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
