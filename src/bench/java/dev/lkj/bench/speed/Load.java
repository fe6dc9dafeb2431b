package dev.lkj.bench.speed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that send the same request again as soon as it is answered, each over a connection of its own. */
final class Load {
    private static final int CLIENTS = 4;

    private final int port;
    private final byte[] request;
    private final Stopwatch watch;

    Load(int port, byte[] request, Stopwatch watch) {
        this.port = port;
        this.request = request.clone();
        this.watch = watch;
    }

    /** How many requests are answered in a second, sent for such a time. */
    double rate(Duration time) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            Duration begin = watch.now();
            Duration end = begin.plus(time);
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(() -> send(end));
            }
            int answered = 0;
            for (Future<Integer> client : clients.invokeAll(all)) {
                answered += client.get();
            }
            return answered / watch.since(begin) * 1000;
        } finally {
            clients.shutdownNow();
        }
    }

    private int send(Duration end) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int answered = 0;
            while (watch.now().compareTo(end) < 0) {
                socket.getOutputStream().write(request);
                in.skipNBytes(head(in));
                answered++;
            }
            return answered;
        }
    }

    /** Reads the head of an answer that has to be a success; the length of its body. */
    private static int head(InputStream in) throws IOException {
        String status = HttpLine.read(in);
        if (!status.contains(" 200")) {
            throw new IOException("answered: " + status);
        }
        int length = -1;
        for (String line = HttpLine.read(in); !line.isEmpty(); line = HttpLine.read(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        if (length < 0) {
            throw new IOException("an answer of unknown length");
        }
        return length;
    }
}
