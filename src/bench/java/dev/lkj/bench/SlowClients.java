package dev.lkj.bench;

import dev.lkj.bench.Bench.Surroundings;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients that keep their connection and send a byte a second: whether others are still answered, and how fast. */
final class SlowClients implements Bench.Measurement {
    private static final int REQUESTS = 300;
    private static final int WARMING = 1000;
    private static final Duration BYTE = Duration.ofSeconds(1);

    /** Times of answers, in milliseconds. */
    private record Times(double median, double worst) {
        static Times of(List<Double> times) {
            List<Double> sorted = times.stream().sorted().toList();
            return new Times(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100));
        }
    }

    @Override
    public void run(BenchSize size, Surroundings around, Report report) throws Exception {
        EmulatorProcess emulator = EmulatorProcess.start(around, "--engine=simulate");
        List<Socket> slow = new ArrayList<>();
        try {
            List<Double> unused = ask(around, emulator.api(), WARMING);
            Times quiet = Times.of(ask(around, emulator.api(), REQUESTS));
            for (int i = 0; i < size.slowClients(); i++) {
                slow.add(open(emulator.api(), i));
            }
            List<Double> times = new ArrayList<>();
            Duration end = around.clock().elapsed().plus(size.slowFor());
            while (around.clock().elapsed().compareTo(end) < 0) {
                for (Socket client : slow) {
                    client.getOutputStream().write('a');
                }
                times.addAll(ask(around, emulator.api(), REQUESTS / 3));
                around.pacing().pause(BYTE);
            }
            Times under = Times.of(times);
            report.figure(
                    "slow clients, for", slow.size() + ", " + size.slowFor().toSeconds() + " s");
            report.figure("other requests, all answered", times.size());
            report.ratio("median of their answers, to that without slow clients", under.median() / quiet.median());
            report.ratio("slowest of a hundred, to that without", under.worst() / quiet.worst());
        } finally {
            for (Socket client : slow) {
                client.close();
            }
            emulator.stop();
        }
    }

    /** How long requests take that come one after the other; each must be answered with success. */
    private static List<Double> ask(Surroundings around, Api api, int count) throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Duration begin = around.clock().elapsed();
            var unused = api.rpc("ListAgents", "{}");
            times.add(around.clock().elapsed().minus(begin).toNanos() / 1e6);
        }
        return times;
    }

    /** One whole request on the connection, then the beginning of another: its head, or its body, never ends. */
    private static Socket open(Api api, int number) throws IOException {
        Socket socket = new Socket(api.uri("").getHost(), api.uri("").getPort());
        String head = """
                POST /twirp/livekit.CloudAgent/ListAgents HTTP/1.1
                Host: 127.0.0.1:%d
                Authorization: Bearer %s
                Content-Type: application/json
                """.formatted(api.uri("").getPort(), api.token()).replace("\n", "\r\n");
        send(socket, head + "Content-Length: 2\r\n\r\n{}");
        byte[] answer = new byte[8192];
        if (socket.getInputStream().read(answer) < 0) {
            throw new IOException("not answered");
        }
        send(socket, head + (number % 2 == 0 ? "Content-Length: 1000000\r\n\r\n" : "X-Long: "));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
