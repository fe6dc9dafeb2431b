package dev.lkj.emulator.api;

import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.engine.Gateway;
import dev.lkj.emulator.fault.FaultRule;
import dev.lkj.emulator.fault.Faults;
import dev.lkj.emulator.registry.Registry;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.run.Builds;
import dev.lkj.emulator.run.Happenings;
import dev.lkj.emulator.store.SourceFiles;
import dev.lkj.emulator.transfer.Export;
import dev.lkj.emulator.transfer.Import;
import dev.lkj.emulator.upload.FormCheck;
import dev.lkj.emulator.upload.FormSigner;
import dev.lkj.emulator.upload.UrlSigner;
import dev.lkj.emulator.worker.WorkerSockets;
import dev.lkj.emulator.worker.Workers;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The HTTP server: listens on one address, and for workers where containers reach this machine. */
public final class HttpService implements AutoCloseable {
    /** A stalled body holds a thread until its idle time is over; this many leave room for others. */
    private static final int THREADS = 1000;

    /** Threads that wait for work, of which a listening server needs two. */
    private static final int KEPT_THREADS = 4;

    /** How long another one waits for work before it goes. */
    private static final int THREAD_IDLE_MILLIS = 10_000;

    private final Server server;
    private final ServerConnector connector;
    private final Addresses addresses;
    private final Faults faults = new Faults();
    private final PageKeys pageKeys;
    private final Cancellation closing = new Cancellation();
    private @Nullable WorkerSockets workerSockets;
    private @Nullable WorkerGateway workerGateway;

    private HttpService(Server server, ServerConnector connector, Addresses addresses) {
        this.server = server;
        this.connector = connector;
        this.addresses = addresses;
        pageKeys = new PageKeys(connector.getLocalPort());
    }

    /** What the server works with. */
    public record Parts(
            AgentHost host,
            Engine engine,
            Builds builds,
            SourceFiles sources,
            Registry registry,
            @Nullable StoreUploads store,
            Credentials credentials,
            String subdomain,
            Workers workers,
            Clock clock,
            Clock tokenClock,
            Runnable stop,
            Runnable reset,
            Consumer<Duration> pass,
            Import imports,
            Happenings happenings,
            Consumer<String> problems) {}

    /**
     * Opens the port; nothing is answered before {@link #serve}.
     *
     * @param port 0 is any free one
     * @param idle how long a silent connection lives
     */
    public static HttpService bind(Addresses addresses, int port, Duration idle) {
        // With a queue of its own, Jetty's pool asks the machine by JMX how it is laid out in memory: a tenth of the
        // start.
        QueuedThreadPool threads =
                new QueuedThreadPool(THREADS, KEPT_THREADS, THREAD_IDLE_MILLIS, new LinkedBlockingQueue<>());
        threads.setName("lkj-emulator");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = connector(server, idle.toMillis());
        connector.setHost(addresses.host().getHostAddress());
        connector.setPort(port);
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            String where = addresses.isDefault() ? "" : " of " + addresses.text();
            throw LkjException.of(
                            ExitCode.UNAVAILABLE, "port " + port + where + " cannot be opened: " + e.getMessage(), e)
                    .withHint("another emulator may use it; choose another one with --port");
        }
        return new HttpService(server, connector, addresses);
    }

    private static ServerConnector connector(Server server, long idleMillis) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        // Paths are compared as they were sent and never become file names.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setIdleTimeout(idleMillis);
        return connector;
    }

    /** The port that it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Begins to answer. */
    public void serve(Parts parts, List<FaultRule> ordered) {
        ordered.forEach(OwnRoutes::check);
        faults.add(ordered);
        RequestLog log = new RequestLog();
        FormSigner signer = new FormSigner(parts.clock(), parts.credentials().secret());
        UrlSigner urls = new UrlSigner(signer);
        Uploads uploads = parts.store() == null ? new UploadAddresses(signer, urls, url()) : parts.store();
        CloudAgentRpcs rpcs = new CloudAgentRpcs(parts.host(), uploads);
        TokenCheck tokens = new TokenCheck(parts.tokenClock(), parts.credentials());
        Routes routes = new Routes(
                new TwirpRouter(rpcs),
                new BuildRoute(parts.host(), parts.builds(), uploads),
                new LogsRoute(parts.host(), parts.engine(), parts.sources(), closing),
                new UploadRoute(parts.host(), new FormCheck(signer), urls, parts.sources()),
                new PushTargetRoute(
                        parts.host(), parts.engine(), URI.create(url()).getAuthority()),
                registry(parts, tokens),
                own(parts, log),
                new ClockRoutes(parts.clock(), parts.pass()),
                new TransferRoutes(
                        new Export(parts.host(), parts.sources(), parts.engine().name(), parts.clock()),
                        parts.imports()),
                new PageRoutes(parts.host(), parts.engine(), parts.happenings(), pageKeys, closing),
                new AccountRoutes(account(parts), tokens, pageKeys, parts.clock()),
                new SandboxRoute(tokens));
        Optional<Gateway> gateway = parts.engine().gateway();
        Guard guard = new Guard(addresses, port(), gateway);
        Pacing pacing = Pacing.realTime(closing);
        Front front = new Front(guard, tokens, pageKeys, routes, faults, log, parts.clock(), pacing, parts.problems());
        server.setHandler(new WorkerEntrance(front, guard, tokens, log, parts.clock(), sockets(parts.workers())));
        start();
        if (!addresses.everywhere()) {
            gateway.ifPresent(where -> openGateway(where, parts.problems()));
        }
    }

    private void openGateway(Gateway gateway, Consumer<String> problems) {
        long idleMillis = connector.getIdleTimeout();
        WorkerGateway opened =
                new WorkerGateway(server, () -> connector(server, idleMillis), gateway, port(), problems);
        workerGateway = opened;
        opened.start();
    }

    private AccountRoutes.Account account(Parts parts) {
        String url = "http://" + parts.subdomain() + ".localhost:" + port();
        return new AccountRoutes.Account(parts.subdomain(), url, parts.credentials());
    }

    private WorkerSockets sockets(Workers workers) {
        WorkerSockets opened = new WorkerSockets(server, workers, Duration.ofMillis(connector.getIdleTimeout()));
        workerSockets = opened;
        return opened;
    }

    private static RegistryRoutes registry(Parts parts, TokenCheck tokens) {
        return new RegistryRoutes(
                new RegistryLogin(tokens, parts.credentials()),
                parts.host(),
                new BlobRoutes(parts.registry()),
                new ManifestRoutes(parts.registry(), parts.host(), parts.builds()));
    }

    private OwnRoutes own(Parts parts, RequestLog log) {
        OwnRoutes.Control control = new OwnRoutes.Control() {
            @Override
            public void stop() {
                parts.stop().run();
            }

            @Override
            public void reset() {
                parts.reset().run();
                parts.registry().clear();
            }
        };
        return new OwnRoutes(
                parts.host(), new SessionDesk(parts.host(), parts.engine()), parts.workers(), faults, log, control);
    }

    private void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw LkjException.of(ExitCode.UNAVAILABLE, "the emulator cannot listen: " + e.getMessage(), e);
        }
    }

    /** An address that opens the page to watch, once, in one browser. */
    public String pageUrl() {
        return url() + "/?t=" + pageKeys.issue();
    }

    /** How clients reach it: scheme, host and port. */
    public String url() {
        return addresses.clients(port());
    }

    /** How clients reach it, under another name. */
    public String url(String name) {
        return addresses.clients(port(), name);
    }

    /** How this machine reaches it: host and port. */
    public String local() {
        return addresses.local(port());
    }

    /** The faults that were ordered. */
    public Faults faults() {
        return faults;
    }

    /** Closes the port and every connection. */
    @Override
    public void close() {
        closing.cancel();
        if (workerGateway != null) {
            workerGateway.close();
        }
        if (workerSockets != null) {
            workerSockets.close();
        }
        try {
            server.stop();
        } catch (Exception e) {
            throw LkjException.failed("the emulator's server did not stop: " + e.getMessage(), e);
        }
    }
}
