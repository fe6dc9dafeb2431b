package dev.lkj.bench;

import dev.lkj.bench.Bench.Surroundings;
import dev.lkj.project.Dotenv;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An emulator as a user starts it: a process of its own, with the flags of the start script. */
final class EmulatorProcess {
    /** As the start script gives them. */
    static final List<String> JAVA_FLAGS = List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto");

    /** Far more than a loaded machine needs. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Surroundings around;
    private final Process process;
    private final Api api;
    private final Map<String, String> environment;

    private EmulatorProcess(Surroundings around, Process process, Map<String, String> environment) {
        this.around = around;
        this.process = process;
        this.environment = environment;
        api = new Api(environment, around.clock());
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A port that was free a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Of this program, for another folder. */
    private static String classPath() {
        String[] own = System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1);
        return Stream.of(own)
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Starts it, without waiting. */
    static Process launch(Surroundings around, int port, String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JAVA_FLAGS);
        command.addAll(List.of("-cp", classPath(), "dev.lkj.cli.Main"));
        command.addAll(List.of("emulator", "start", "--port", Integer.toString(port)));
        command.addAll(List.of(flags));
        Path log = around.folder().resolve("emulator.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(around.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("TMPDIR", around.folder().toString());
        builder.environment().remove("XDG_RUNTIME_DIR");
        Process process = builder.start();
        // However this program ends, the emulator must not outlive it.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        around.started().add(process);
        return process;
    }

    /** Starts it and waits until it answers. */
    static EmulatorProcess start(Surroundings around, String... flags) throws Exception {
        int port = freePort();
        Process process = launch(around, port, flags);
        Path file = around.folder().resolve("lkj-emulator-" + port + ".env");
        Patience.need(around, "the emulator is ready", LIMIT, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(around.folder().resolve("emulator.log")));
            }
            return Files.exists(file) && Files.readString(file).endsWith("\n");
        });
        Map<String, String> environment =
                Dotenv.parse(Files.readString(file), file.toString()).values();
        EmulatorProcess emulator = new EmulatorProcess(around, process, environment);
        Patience.need(around, "the emulator answers", LIMIT, emulator.api::isHealthy);
        return emulator;
    }

    Api api() {
        return api;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** What it took of memory at most, in KiB; 0 where the system does not tell. */
    long peakMemory() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /** Ends it as kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, and waits for that. */
    void stop() throws Exception {
        process.destroy();
        Patience.need(around, "the emulator has ended", LIMIT, () -> !process.isAlive());
    }
}
