package dev.lkj.container.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something on a Unix domain socket that reads a request and answers with bytes from the test, good or bad ones. */
public final class FakeDaemon implements AutoCloseable {
    /** An answer that never comes; the connection stays open. */
    public static final String SILENCE = "silence";

    private static final String VERSION = "{\"ApiVersion\":\"1.41\",\"MinAPIVersion\":\"1.12\",\"Version\":\"20.10\"}";

    private final Path socket;
    private final ServerSocketChannel server;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<SocketChannel> silent = new CopyOnWriteArrayList<>();

    private FakeDaemon(Path socket, ServerSocketChannel server) {
        this.socket = socket;
        this.server = server;
    }

    /** Listens; it answers a call for the version as Docker 20.10 does, and nothing else yet. */
    public static FakeDaemon start() {
        try {
            // A socket's path is short: the folder of a test may be too long for it.
            return at(Files.createTempDirectory("fd").resolve("s"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same at a place of the test's choice. */
    public static FakeDaemon at(Path socket) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            FakeDaemon daemon = new FakeDaemon(socket, server);
            daemon.on("GET /version", ok(VERSION)).on("GET /v1.41/networks", ok("[{\"Driver\":\"bridge\"}]"));
            Thread thread = new Thread(daemon::run, "fake-daemon");
            thread.setDaemon(true);
            thread.start();
            return daemon;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole answer of status 200. */
    public static String ok(String body) {
        return answer("200 OK", body);
    }

    /** A whole answer. */
    public static String answer(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
                + body;
    }

    /** Answers requests that begin so, whatever their query; the last such answer counts. */
    public FakeDaemon on(String request, String bytes) {
        synchronized (answers) {
            answers.put(request, bytes);
        }
        return this;
    }

    /** Where it listens. */
    public Path socket() {
        return socket;
    }

    /** The head and the body of each request. */
    public List<String> requests() {
        return requests;
    }

    private void run() {
        try {
            while (true) {
                SocketChannel connection = server.accept();
                Thread thread = new Thread(() -> serve(connection), "fake-daemon-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(SocketChannel connection) {
        try {
            String request = request(new BufferedInputStream(Channels.newInputStream(connection)));
            requests.add(request);
            String answer = answerTo(request);
            if (answer.endsWith(SILENCE)) {
                silent.add(connection);
            }
            OutputStream out = Channels.newOutputStream(connection);
            out.write(answer.replaceFirst(SILENCE + "$", "").getBytes(StandardCharsets.ISO_8859_1));
            if (!answer.endsWith(SILENCE)) {
                connection.close();
            }
        } catch (IOException e) {
            // The other side hung up.
        }
    }

    private String answerTo(String request) {
        synchronized (answers) {
            return answers.entrySet().stream()
                    .filter(entry -> request.startsWith(entry.getKey()))
                    .reduce((first, second) -> second)
                    .map(Map.Entry::getValue)
                    .orElse(answer("404 Not Found", "{\"message\":\"no such thing\"}"));
        }
    }

    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("cut");
            }
            bytes.write(next);
        }
        String head = bytes.toString(StandardCharsets.ISO_8859_1);
        int length = Integer.parseInt(head.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1"));
        bytes.write(in.readNBytes(length));
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel connection : silent) {
                connection.close();
            }
            Files.deleteIfExists(socket);
            Path folder = socket.getParent();
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
