package dev.lkj.emulator.api;

import dev.lkj.emulator.engine.Gateway;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Listens where the containers' network meets this machine, too: a container's own 127.0.0.1 is not this machine's. The
 * {@link Guard} lets in nothing but workers there.
 */
final class WorkerGateway implements AutoCloseable {
    /** The name of its connector. */
    static final String NAME = "gateway";

    /** Some daemons make the network with the first container. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Server server;
    private final Supplier<ServerConnector> connectors;
    private final Gateway gateway;
    private final int port;
    private final Consumer<String> problems;
    private final Cancellation closing = new Cancellation();
    private final Thread opener = new Thread(this::open, "lkj-emulator-gateway");

    WorkerGateway(
            Server server, Supplier<ServerConnector> connectors, Gateway gateway, int port, Consumer<String> problems) {
        this.server = server;
        this.connectors = connectors;
        this.gateway = gateway;
        this.port = port;
        this.problems = problems;
    }

    /** Listens as soon as the address is one of this machine. */
    void start() {
        opener.setDaemon(true);
        // Most networks are there: the first container must not come too early.
        if (!listening()) {
            opener.start();
        }
    }

    private void open() {
        boolean stopped = false;
        while (!stopped) {
            stopped = closing.await(LOOK) || listening();
        }
    }

    /** Whether there is nothing more to try. */
    private boolean listening() {
        try {
            if (NetworkInterface.getByInetAddress(InetAddress.getByName(gateway.address())) == null) {
                return false;
            }
        } catch (IOException e) {
            return false;
        }
        ServerConnector connector = connectors.get();
        connector.setName(NAME);
        connector.setHost(gateway.address());
        connector.setPort(port);
        try {
            connector.open();
            server.addConnector(connector);
            connector.start();
        } catch (Exception e) {
            connector.close();
            problems.accept("containers do not reach the emulator: " + gateway.name() + ", " + gateway.address() + ":"
                    + port + ", cannot be opened: " + e.getMessage());
        }
        return true;
    }

    @Override
    public void close() {
        closing.cancel();
        try {
            opener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
