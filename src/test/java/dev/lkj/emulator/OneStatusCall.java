package dev.lkj.emulator;

import dev.lkj.emulator.api.Credentials;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.time.Clock;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** A program that starts an emulator, lists its agents once with what the JDK has, and ends. */
final class OneStatusCall {
    private OneStatusCall() {}

    public static void main(String[] args) throws Exception {
        SimulateEngine engine = new SimulateEngine(Clock.system(), Duration.ofSeconds(1));
        EmulatorOptions options = EmulatorOptions.of(engine).withCredentials(Credentials.development());
        try (EmulatorServer emulator = EmulatorServer.start(options)) {
            System.out.println("answered " + status(emulator));
        }
    }

    private static int status(EmulatorServer emulator) throws Exception {
        URI uri = URI.create(emulator.localUrl() + "/twirp/livekit.CloudAgent/ListAgents");
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Authorization", "Bearer " + token(emulator));
        connection.setDoOutput(true);
        try (OutputStream body = connection.getOutputStream()) {
            body.write("{}".getBytes(StandardCharsets.UTF_8));
        }
        return connection.getResponseCode();
    }

    private static String token(EmulatorServer emulator) {
        long expiry = Instant.now().getEpochSecond() + 600;
        String claims = "{\"iss\":\"" + emulator.apiKey() + "\",\"exp\":" + expiry + ",\"agent\":{\"admin\":true}}";
        return TestToken.sign("{\"alg\":\"HS256\"}", claims, emulator.apiSecret());
    }
}
