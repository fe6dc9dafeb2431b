package dev.lkj.emulator.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection on which a test says exactly what it wants. */
final class RawConnection implements AutoCloseable {
    private final Socket socket;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    RawConnection(int port) throws IOException {
        this(LOOPBACK, port);
    }

    RawConnection(InetAddress address, int port) throws IOException {
        socket = new Socket(address, port);
    }

    RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads up to and with these words. */
    String readTo(String words) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.indexOf(words) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    /** Reads until the other side closes. */
    String readAll() throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
            }
        } catch (IOException e) {
            text.append("(reset)");
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
