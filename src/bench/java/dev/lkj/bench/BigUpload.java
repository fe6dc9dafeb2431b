package dev.lkj.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.bench.Bench.Surroundings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** A large upload: how much memory the emulator takes for it. */
final class BigUpload implements Bench.Measurement {
    private static final int BLOCK = 1 << 20;
    private static final int KIB = 1024;

    @Override
    public void run(BenchSize size, Surroundings around, Report report) throws Exception {
        EmulatorProcess emulator = EmulatorProcess.start(around, "--engine=simulate", "--agent=" + AgentProject.AGENT);
        try {
            JsonNode form = emulator.api()
                    .rpc("DeployAgentV2", "{\"agent_id\":\"" + AgentProject.AGENT + "\"}")
                    .path("presigned_req");
            long before = emulator.peakMemory();
            Duration begin = around.clock().elapsed();
            String answer = upload(form, size.uploadBytes());
            double seconds = around.clock().elapsed().minus(begin).toMillis() / 1000.0;
            report.require("upload of " + size.uploadBytes() + " bytes: " + answer, answer.contains(" 204 "));
            report.figure("MB a second", Math.round(size.uploadBytes() / 1e6 / seconds));
            report.figure("peak memory of the emulator before it, MiB", before / KIB);
            report.figure("peak memory with it, MiB", emulator.peakMemory() / KIB);
        } finally {
            emulator.stop();
        }
    }

    /** Sends the form with a file of so many bytes; the first line of the answer. */
    private static String upload(JsonNode form, long bytes) throws IOException {
        URI uri = URI.create(form.path("url").asText());
        StringBuilder fields = new StringBuilder();
        form.path("values")
                .properties()
                .forEach(field -> fields.append("--edge\r\nContent-Disposition: form-data; name=\"")
                        .append(field.getKey())
                        .append("\"\r\n\r\n")
                        .append(field.getValue().asText())
                        .append("\r\n"));
        fields.append("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n");
        String end = "\r\n--edge--\r\n";
        byte[] block = new byte[BLOCK];
        RandomGenerator.of("L64X128MixRandom").nextBytes(block);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort());
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BLOCK)) {
            out.write(("POST %s HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\nContent-Type: multipart/form-data;"
                            + " boundary=edge\r\nContent-Length: %d\r\n\r\n")
                    .formatted(uri.getRawPath(), uri.getHost(), uri.getPort(), fields.length() + bytes + end.length())
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(fields.toString().getBytes(StandardCharsets.US_ASCII));
            for (long left = bytes; left > 0; left -= BLOCK) {
                out.write(block, 0, (int) Math.min(BLOCK, left));
            }
            out.write(end.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("no answer");
        }
    }
}
