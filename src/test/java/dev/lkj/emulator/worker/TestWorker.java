package dev.lkj.emulator.worker;

import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.proto.RegisterWorkerRequest;
import dev.lkj.emulator.proto.ServerMessage;
import dev.lkj.emulator.proto.WorkerMessage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/** A worker as far as its socket goes. */
final class TestWorker implements WebSocket.Listener {
    private final BlockingQueue<ServerMessage> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private final WebSocket socket;

    TestWorker(EmulatorServer emulator, String grant) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token(emulator, grant))
                .buildAsync(URI.create("ws://127.0.0.1:" + emulator.port() + "/agent"), this)
                .join();
    }

    static String token(EmulatorServer emulator, String grant) {
        return TestClient.token(
                "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
                "{\"iss\":\"" + emulator.apiKey() + "\",\"exp\":"
                        + (Instant.now().getEpochSecond() + 600) + "," + grant + "}",
                emulator.apiSecret());
    }

    /** One that has a good token and said nothing yet. */
    static TestWorker connect(EmulatorServer emulator) {
        return new TestWorker(emulator, "\"video\":{\"agent\":true}");
    }

    /** One that is registered. */
    static TestWorker registered(EmulatorServer emulator, String agentName, String deployment)
            throws InterruptedException {
        TestWorker worker = connect(emulator);
        worker.send(WorkerMessage.newBuilder()
                .setRegister(RegisterWorkerRequest.newBuilder()
                        .setAgentName(agentName)
                        .setDeployment(deployment)
                        .setVersion("1.8.9"))
                .build());
        var unused = worker.next();
        return worker;
    }

    void send(WorkerMessage message) {
        send(message.toByteArray());
    }

    void send(byte[] message) {
        socket.sendBinary(ByteBuffer.wrap(message), true).join();
    }

    void sendText(String message) {
        socket.sendText(message, true).join();
    }

    ServerMessage next() throws InterruptedException {
        return messages.take();
    }

    /** The status with which the emulator closed the socket. */
    int closed() throws InterruptedException {
        return closed.take();
    }

    /** Closes the socket and waits for the emulator's own word of it. */
    void close() throws InterruptedException {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        var unused = closed();
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        parts.writeBytes(bytes);
        if (last) {
            try {
                messages.add(ServerMessage.parseFrom(parts.toByteArray()));
            } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
            parts.reset();
        }
        webSocket.request(1);
        return java.util.concurrent.CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.add(statusCode);
        return java.util.concurrent.CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.add(-1);
    }
}
