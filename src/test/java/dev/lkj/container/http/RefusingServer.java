package dev.lkj.container.http;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Answers the first connection before it has read anything, and reads nothing at all. */
final class RefusingServer implements AutoCloseable {
    private final Path folder;
    private final ServerSocketChannel server;

    private RefusingServer(Path folder, ServerSocketChannel server) {
        this.folder = folder;
        this.server = server;
    }

    static RefusingServer start(String answer) throws IOException {
        Path folder = Files.createTempDirectory("fd");
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(folder.resolve("s")));
        Thread thread = new Thread(() -> {
            try (SocketChannel connection = server.accept()) {
                connection.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                // The client says what it saw.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return new RefusingServer(folder, server);
    }

    Path socket() {
        return folder.resolve("s");
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket());
        Files.deleteIfExists(folder);
    }
}
