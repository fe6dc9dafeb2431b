package dev.lkj.emulator.api;

import dev.lkj.emulator.fault.FaultAction;
import dev.lkj.emulator.fault.FaultRule;
import dev.lkj.time.Cancellation;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Response;

/** Writes an answer to a client; the only place that does, and where ordered cuts happen. */
final class AnswerWriter {
    /** Of an answer of many bytes. */
    private static final int BLOCK = 64 * 1024;

    private final EndPoint connection;
    private final Response response;
    private final Optional<FaultRule> fault;

    AnswerWriter(EndPoint connection, Response response, Optional<FaultRule> fault) {
        this.connection = connection;
        this.response = response;
        this.fault = fault;
    }

    private boolean ordered(FaultAction action) {
        return fault.isPresent() && fault.get().what() == action;
    }

    private int allowance() {
        boolean limited = ordered(FaultAction.CUT_BODY) || ordered(FaultAction.TRUNCATE);
        return limited ? fault.map(FaultRule::afterBytes).orElse(0) : Integer.MAX_VALUE;
    }

    /** Writes an answer to its end; false when the connection was cut on order. */
    boolean write(Answer answer) throws IOException {
        response.setStatus(answer.status());
        if (answer instanceof Answer.Lines lines) {
            return writeLines(lines);
        }
        if (answer instanceof Answer.Stream stream) {
            return writeStream(stream);
        }
        if (answer instanceof Answer.Early early) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            return writeWhole(early.answer());
        }
        if (answer instanceof Answer.File file) {
            return writeFile(file);
        }
        return writeWhole((Answer.Whole) answer);
    }

    private boolean writeFile(Answer.File file) throws IOException {
        if (ordered(FaultAction.CUT_ANSWER)) {
            connection.close();
            return false;
        }
        file.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, file.length());
        long left = file.file() == null || file.head() ? 0 : Math.min(file.length(), allowance());
        if (file.file() != null && left > 0) {
            try (InputStream in = Files.newInputStream(file.file())) {
                while (left > 0) {
                    byte[] piece = in.readNBytes((int) Math.min(left, BLOCK));
                    if (piece.length == 0) {
                        throw new EOFException(file.file() + " became shorter");
                    }
                    left -= piece.length;
                    Content.Sink.write(response, false, ByteBuffer.wrap(piece));
                }
            }
        }
        if (ordered(FaultAction.CUT_BODY) || ordered(FaultAction.TRUNCATE)) {
            connection.close();
            return false;
        }
        Content.Sink.write(response, true, ByteBuffer.allocate(0));
        return true;
    }

    private boolean writeWhole(Answer.Whole whole) throws IOException {
        if (ordered(FaultAction.CUT_ANSWER)) {
            // Before the connection ends: a client that sees the cut may try again at once.
            whole.undelivered().run();
            connection.close();
            return false;
        }
        boolean delivered = false;
        try {
            delivered = sendWhole(whole);
            return delivered;
        } finally {
            if (!delivered) {
                whole.undelivered().run();
            }
        }
    }

    private boolean sendWhole(Answer.Whole whole) throws IOException {
        whole.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        int length = Math.min(whole.body().length(), allowance());
        boolean cut = ordered(FaultAction.CUT_BODY);
        if (answersWithBody(whole.status())) {
            response.getHeaders()
                    .put(HttpHeader.CONTENT_LENGTH, cut ? whole.body().length() : length);
        }
        Content.Sink.write(response, !cut, ByteBuffer.wrap(whole.body().toArray(), 0, length));
        if (cut) {
            connection.close();
        }
        return !cut;
    }

    private static boolean answersWithBody(int status) {
        return status != 204 && status != 304;
    }

    private boolean writeStream(Answer.Stream stream) throws IOException {
        stream.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        // Not closed when it fails: that would be a whole answer.
        OutputStream out = new BufferedOutputStream(new ResponseOutput(response), BLOCK);
        stream.source().writeTo(out);
        out.flush();
        Content.Sink.write(response, true, ByteBuffer.allocate(0));
        return true;
    }

    private boolean writeLines(Answer.Lines lines) throws IOException {
        Cancellation peer = new Cancellation();
        // The connection is watched for its end by reading from it, so it cannot be used again.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        // Without this the end of the connection would be the end of the answer, and a cut look like success.
        response.getHeaders().put(HttpHeader.TRANSFER_ENCODING, "chunked");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, lines.contentType());
        try (PeerWatch watch = new PeerWatch(connection, peer)) {
            LineOutput output = new LineOutput(peer, watch);
            output.open();
            lines.source().writeTo(output::line, peer);
            if (output.cut) {
                return false;
            }
        }
        Content.Sink.write(response, true, ByteBuffer.allocate(0));
        return true;
    }

    /** Sends each line at once, until nobody reads or an order cuts it off. */
    private final class LineOutput {
        private final Cancellation peer;
        private final PeerWatch watch;
        private int left = allowance();
        private boolean silent;
        private boolean cut;

        LineOutput(Cancellation peer, PeerWatch watch) {
            this.peer = peer;
            this.watch = watch;
        }

        void open() throws IOException {
            if (ordered(FaultAction.CUT_ANSWER)) {
                cut();
            } else {
                Content.Sink.write(response, false, ByteBuffer.allocate(0));
                limit();
            }
        }

        synchronized void line(String line) {
            if (silent) {
                return;
            }
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            int length = Math.min(bytes.length, left);
            left -= length;
            try {
                Content.Sink.write(response, false, ByteBuffer.wrap(bytes, 0, length));
                limit();
            } catch (IOException e) {
                silent = true;
                peer.cancel();
            }
        }

        private void limit() {
            if (left > 0) {
                return;
            }
            silent = true;
            if (ordered(FaultAction.CUT_BODY)) {
                cut();
            }
        }

        /** A cut on order is no client that went away: what was begun goes on. */
        private void cut() {
            silent = true;
            cut = true;
            watch.close();
            connection.close();
        }
    }
}
