package dev.lkj.emulator.worker;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.lkj.emulator.proto.RegisterWorkerResponse;
import dev.lkj.emulator.proto.ServerInfo;
import dev.lkj.emulator.proto.ServerMessage;
import dev.lkj.emulator.proto.WorkerMessage;
import dev.lkj.emulator.proto.WorkerPing;
import dev.lkj.emulator.proto.WorkerPong;
import dev.lkj.time.Clock;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said on one connection: a registration first, then reports and pings. Not for several threads at once. */
final class WorkerConversation {
    /** The newest version of what clients and servers say, which the emulator has no part of. */
    private static final int PROTOCOL = 16;
    /** With 1 and later, workers name their deployment. */
    private static final int AGENT_PROTOCOL = 1;

    private final Workers workers;
    private final Clock clock;
    private final String region;
    private @Nullable Worker worker;

    WorkerConversation(Workers workers, Clock clock, String region) {
        this.workers = workers;
        this.clock = clock;
        this.region = region;
    }

    /** A message that ends the conversation; its text says why. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    boolean registered() {
        return worker != null;
    }

    /** Takes a message of the worker; the answer to it, where there is one. */
    Optional<ServerMessage> receive(ByteBuffer bytes) throws Refused {
        WorkerMessage message = parse(bytes);
        if (worker == null) {
            return Optional.of(register(message));
        }
        Worker known = worker;
        if (message.hasRegister()) {
            throw new Refused("registered already");
        }
        if (message.hasUpdateWorker()) {
            workers.change(() -> known.update(message.getUpdateWorker()));
        }
        return message.hasPing() ? Optional.of(pong(message.getPing())) : Optional.empty();
    }

    private static WorkerMessage parse(ByteBuffer bytes) throws Refused {
        try {
            return WorkerMessage.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new Refused("a message is not understood");
        }
    }

    private ServerMessage register(WorkerMessage message) throws Refused {
        if (!message.hasRegister()) {
            throw new Refused("the first message must be register");
        }
        Worker fresh = workers.register(message.getRegister());
        worker = fresh;
        ServerInfo server = ServerInfo.newBuilder()
                .setVersion("lkj emulator")
                .setProtocol(PROTOCOL)
                .setRegion(region)
                .setAgentProtocol(AGENT_PROTOCOL)
                .build();
        return ServerMessage.newBuilder()
                .setRegister(RegisterWorkerResponse.newBuilder()
                        .setWorkerId(fresh.id)
                        .setServerInfo(server))
                .build();
    }

    private ServerMessage pong(WorkerPing ping) {
        return ServerMessage.newBuilder()
                .setPong(WorkerPong.newBuilder()
                        .setLastTimestamp(ping.getTimestamp())
                        .setTimestamp(clock.now().toEpochMilli()))
                .build();
    }

    /** The connection is closed: the worker is no longer registered. */
    void ended() {
        if (worker != null) {
            workers.remove(worker);
        }
    }
}
