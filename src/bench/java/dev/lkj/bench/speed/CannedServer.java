package dev.lkj.bench.speed;

import dev.lkj.emulator.codec.MessageCodec;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ServerSocketFactory;

/**
 * A server of constant answers, given at once, so that the figures are those of the client. It speaks just enough HTTP for
 * that, over sockets: nothing of it has to be fetched, decided or allocated while a client waits.
 */
final class CannedServer implements AutoCloseable {
    /** Where sources are sent to. */
    static final String UPLOAD = "/upload";

    private static final int BUFFER = 1 << 16;
    private static final int BACKLOG = 50;

    private final Stopwatch watch;
    private final ServerSocket listening;
    private final String address;
    private final CannedAnswers answers;
    private volatile Duration uploadEnd = Duration.ZERO;
    private volatile long uploadBytes;

    private CannedServer(Stopwatch watch, ServerSocket listening, String scheme) {
        this.watch = watch;
        this.listening = listening;
        address = scheme + "://127.0.0.1:" + listening.getLocalPort();
        answers = new CannedAnswers(address);
    }

    /** One that speaks http. */
    static CannedServer plain(Stopwatch watch) throws IOException {
        return start(watch, ServerSocketFactory.getDefault(), "http");
    }

    /** One that speaks what the sockets of a factory speak. */
    static CannedServer start(Stopwatch watch, ServerSocketFactory sockets, String scheme) throws IOException {
        ServerSocket listening = sockets.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        CannedServer server = new CannedServer(watch, listening, scheme);
        inBackground(server::accept);
        return server;
    }

    String address() {
        return address;
    }

    /** When the last byte of the last upload had come. */
    Duration uploadEnd() {
        return uploadEnd;
    }

    /** How large the last upload was, its form included. */
    long uploadBytes() {
        return uploadBytes;
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "canned");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                inBackground(() -> serve(socket));
            }
        } catch (IOException e) {
            if (!listening.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            byte[] block = new byte[BUFFER];
            for (Optional<Head> head = Head.read(in); head.isPresent(); head = Head.read(in)) {
                answer(head.get(), in, block, socket.getOutputStream());
            }
        } catch (IOException e) {
            // The client hung up, as they do.
            return;
        }
    }

    private void answer(Head head, InputStream in, byte[] block, OutputStream out) throws IOException {
        for (long left = head.length(); left > 0; ) {
            int count = in.read(block, 0, (int) Math.min(left, block.length));
            if (count < 0) {
                throw new IOException("cut");
            }
            left -= count;
        }
        if (head.path().startsWith(UPLOAD)) {
            uploadEnd = watch.now();
            uploadBytes = head.length();
            send(out, "204 No Content", "", new byte[0]);
        } else if (head.path().startsWith("/build")) {
            send(out, "200 OK", "Content-Type: text/event-stream\r\nContent-Length: 0\r\n", new byte[0]);
        } else {
            MessageCodec codec = CannedAnswers.codec(head.type());
            byte[] body = answers.to(head.path(), codec)
                    .orElseThrow(() -> new IOException("nothing prepared for " + head.path()));
            send(
                    out,
                    "200 OK",
                    "Content-Type: %s\r\nContent-Length: %d\r\n".formatted(codec.contentType(), body.length),
                    body);
        }
    }

    private static void send(OutputStream out, String status, String fields, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(("HTTP/1.1 " + status + "\r\n" + fields + "\r\n").getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        out.write(all.toByteArray());
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    /** What is needed of a request's head. */
    private record Head(String path, String type, long length) {
        static Optional<Head> read(InputStream in) throws IOException {
            String first = HttpLine.read(in);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            String type = "";
            long length = 0;
            for (String line = HttpLine.read(in); !line.isEmpty(); line = HttpLine.read(in)) {
                String field = line.toLowerCase(Locale.ROOT);
                if (field.startsWith("content-length:")) {
                    length = Long.parseLong(
                            field.substring(field.indexOf(':') + 1).strip());
                } else if (field.startsWith("content-type:")) {
                    type = field;
                } else if (field.startsWith("transfer-encoding:")) {
                    throw new IOException("a request of unknown length");
                }
            }
            return Optional.of(new Head(first.split(" ", -1)[1].replaceFirst("\\?.*", ""), type, length));
        }
    }
}
