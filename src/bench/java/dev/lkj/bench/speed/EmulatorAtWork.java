package dev.lkj.bench.speed;

import dev.lkj.cloud.AccessToken;
import dev.lkj.cloud.Credentials;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/** An emulator of the installed lkj, until it is closed. */
final class EmulatorAtWork implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(2);
    private static final int KIB = 1024;

    private final Process process;
    private final int port;

    private EmulatorAtWork(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one, and waits until it answers. */
    static EmulatorAtWork start(Stage stage, Cli cli) throws IOException, InterruptedException {
        int port = freePort();
        Path log = stage.folder().resolve("emulator.log");
        Path folder = Files.createDirectories(stage.folder().resolve("emulator"));
        Program program = cli.program(
                folder,
                stage.variablesAnd(Map.of("TMPDIR", folder.toString())),
                "emulator",
                "start",
                "--dev",
                "--engine=simulate",
                "--agent=" + Folders.AGENT,
                "--port=" + port);
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        EmulatorAtWork emulator = new EmulatorAtWork(builder.start(), port);
        // However this program ends, the emulator must not outlive it.
        Runtime.getRuntime().addShutdownHook(new Thread(emulator.process::destroy));
        while (!emulator.answers()) {
            if (!emulator.process.isAlive()) {
                throw new IOException("the emulator did not start: " + Files.readString(log));
            }
            stage.watch().pause(LOOK);
        }
        return emulator;
    }

    /** A port that was free a moment ago. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try {
            URI uri = URI.create("http://127.0.0.1:" + port + "/_emulator/health");
            return ((HttpURLConnection) uri.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** A request for the agents' status, with a fresh token. */
    static byte[] statusRequest(int port) {
        String token = AccessToken.sign(new Credentials("devkey", "secret"), Instant.now());
        String body = "{\"agent_id\":\"" + Folders.AGENT + "\"}";
        return """
                POST /twirp/livekit.CloudAgent/ListAgents HTTP/1.1
                Host: 127.0.0.1:%d
                Authorization: Bearer %s
                Content-Type: application/json
                Content-Length: %d

                """.formatted(port, token, body.length())
                .replace("\n", "\r\n")
                .concat(body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The memory that it has now, in MiB; empty where the system does not tell. */
    OptionalDouble resident() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return OptionalDouble.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIB)
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
