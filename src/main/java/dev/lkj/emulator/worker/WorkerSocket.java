package dev.lkj.emulator.worker;

import dev.lkj.emulator.proto.ServerMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/** A worker's connection; public for Jetty only. */
public final class WorkerSocket implements Session.Listener.AutoDemanding {
    /** Workers ping every 30 s; three of them lost, and nobody is there. */
    private static final Duration SILENCE = Duration.ofSeconds(95);

    private final WorkerConversation conversation;
    private @Nullable Session session;

    WorkerSocket(WorkerConversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        try {
            Optional<ServerMessage> answer = conversation.receive(payload);
            open().setIdleTimeout(SILENCE);
            answer.ifPresent(this::send);
            callback.succeed();
        } catch (WorkerConversation.Refused e) {
            callback.succeed();
            open().close(StatusCode.POLICY_VIOLATION, e.getMessage(), Callback.NOOP);
        }
    }

    private Session open() {
        if (session == null) {
            throw new IllegalStateException("not open");
        }
        return session;
    }

    private void send(ServerMessage message) {
        open().sendBinary(ByteBuffer.wrap(message.toByteArray()), Callback.NOOP);
    }

    @Override
    public void onWebSocketText(String message) {
        open().close(StatusCode.BAD_DATA, "messages are binary", Callback.NOOP);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        // A message beyond the limit, or a connection that broke off: the worker is told by the close, or is gone.
    }

    @Override
    public void onWebSocketClose(int status, @Nullable String reason, Callback callback) {
        conversation.ended();
        callback.succeed();
    }
}
