package dev.lkj.emulator.engine.docker;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lkj.container.Daemon;
import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.engine.BuildLog;
import dev.lkj.emulator.engine.BuildRequest;
import dev.lkj.emulator.engine.InstanceSpec;
import dev.lkj.emulator.engine.TarGz;
import dev.lkj.testing.Await;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The engine on a real daemon, and short ways to make it run something; images are made of busybox alone. */
final class ContainerRig implements AutoCloseable {
    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final Daemon daemon;
    final DockerEngine engine;
    private final Path folder;
    private int images;

    private ContainerRig(Daemon daemon, DockerEngine engine, Path folder) {
        this.daemon = daemon;
        this.engine = engine;
        this.folder = folder;
    }

    /** The sockets of the daemons that this machine has for tests, by their system properties. */
    static List<Path> sockets(String... properties) {
        return Stream.of(properties)
                .map(property -> System.getProperty(property, ""))
                .filter(socket -> !socket.isEmpty())
                .map(Path::of)
                .toList();
    }

    static ContainerRig passing(Path socket, Path folder) throws IOException {
        assumeThat(BUSYBOX).as("the static busybox").exists();
        Daemon daemon = Daemon.connect(socket, PATIENCE);
        return new ContainerRig(daemon, DockerEngine.passing(daemon, Clock.system()), folder);
    }

    static ContainerRig lasting(Path socket, Path folder) throws IOException {
        assumeThat(BUSYBOX).as("the static busybox").exists();
        Daemon daemon = Daemon.connect(socket, PATIENCE);
        DockerEngine engine = DockerEngine.lasting(daemon, folder.resolve("engine"), Clock.system());
        return new ContainerRig(daemon, engine, folder);
    }

    /** A source whose image has busybox and a script. */
    static TarGz source(String dockerfile, String script) {
        try {
            return new TarGz()
                    .file("busybox", Files.readAllBytes(BUSYBOX), 0755)
                    .file("agent.sh", script.getBytes(java.nio.charset.StandardCharsets.UTF_8), 0755)
                    .file("Dockerfile", """
                            FROM scratch
                            COPY busybox /bin/busybox
                            RUN ["/bin/busybox", "--install", "-s", "/bin"]
                            RUN mkdir /www; echo ok > /www/index.html
                            COPY agent.sh /agent.sh
                            %s
                            CMD ["/bin/sh", "/agent.sh"]
                            """.formatted(dockerfile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BuildLog build(String image, TarGz source, Cancellation cancellation) throws BuildFailure {
        BuildLog log = new BuildLog();
        engine.build(new BuildRequest(image, source.in(folder)), log, cancellation);
        return log;
    }

    String build(String dockerfile, String script) {
        String image = "CA_x-v" + images++;
        try {
            build(image, source(dockerfile, script), new Cancellation());
            return image;
        } catch (BuildFailure e) {
            throw new AssertionError(e);
        }
    }

    void start(String id, String image) {
        start(id, image, Map.of(), Map.of());
    }

    void start(String id, String image, Map<String, String> environment, Map<String, Bytes> secrets) {
        engine.start(new InstanceSpec(id, image, environment, secrets));
    }

    void startScript(String id, String script) {
        start(id, build("", script));
    }

    List<String> output(String id) {
        return engine.lastOutput(id, 1000);
    }

    void awaitOutput(String id, String line) {
        Await.until(id + " printed " + line, () -> output(id).contains(line));
    }

    void awaitHealth(String id) {
        Await.until(id + " is healthy", () -> engine.observe(id).healthy());
    }

    OptionalInt awaitEnd(String id) {
        Await.until(id + " ended", () -> !engine.observe(id).alive());
        return engine.observe(id).exitCode();
    }

    @Override
    public void close() {
        engine.stopAll(Duration.ZERO);
        engine.close();
    }
}
