package dev.lkj.emulator;

import dev.lkj.emulator.api.Credentials;
import dev.lkj.emulator.api.HttpService;
import dev.lkj.emulator.api.StoreUploads;
import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.engine.EngineSource;
import dev.lkj.emulator.fault.Faults;
import dev.lkj.emulator.registry.Registry;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.run.Builds;
import dev.lkj.emulator.run.Happenings;
import dev.lkj.emulator.run.Reconciler;
import dev.lkj.emulator.state.AgentsState;
import dev.lkj.emulator.state.ProjectSettings;
import dev.lkj.emulator.state.Refused;
import dev.lkj.emulator.store.Folder;
import dev.lkj.emulator.store.SourceFiles;
import dev.lkj.emulator.transfer.Import;
import dev.lkj.emulator.upload.ObjectStore;
import dev.lkj.emulator.worker.Workers;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.MovableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A running emulator of LiveKit Cloud's agent hosting, on this machine. */
public final class EmulatorServer implements AutoCloseable {
    /** What instances get between SIGTERM and SIGKILL when the emulator ends. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(5);

    private final EmulatorOptions options;
    private final Folder folder;
    private final Engine engine;
    private final Credentials credentials;
    private final HttpService http;
    private final Happenings happenings = new Happenings();
    private final Builds builds;
    private final @Nullable StoreUploads uploads;
    private final Reconciler reconciler;
    private final Import imports;
    private final Cancellation stopRequested = new Cancellation();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Starts one; it answers when this returns.
     *
     * @throws LkjException when the port is taken, the data folder cannot be used, or others could reach an emulator
     *     whose key and secret everybody knows
     */
    public static EmulatorServer start(EmulatorOptions options) {
        if (options.addresses().open() && options.credentials().equals(Optional.of(Credentials.development()))) {
            throw LkjException.usage("--dev is for this machine alone: everybody knows its key and secret")
                    .withHint("leave --dev out, and they are generated; or leave --host and --public-url out");
        }
        options.uploads().ifPresent(store -> StoreUploads.probe(store, options.tokenClock()));
        HttpService http = HttpService.bind(options.addresses(), options.port(), options.idleTimeout());
        Folder folder = null;
        Engine engine = null;
        try {
            EngineSource source = options.engine();
            folder = options.dataDir()
                    .map(dir -> Folder.open(dir, source.name(), options.keyFile()))
                    .orElseGet(() -> Folder.temporary(options.temporary()));
            engine = source.open(options.dataDir().map(dir -> dir.resolve("engine")));
            EmulatorServer emulator = new EmulatorServer(options, folder, engine, http);
            emulator.run();
            return emulator;
        } catch (RuntimeException e) {
            http.close();
            if (engine != null) {
                engine.close();
            }
            if (folder != null) {
                folder.close();
            }
            throw e;
        }
    }

    private EmulatorServer(EmulatorOptions options, Folder folder, Engine engine, HttpService http) {
        this.options = options;
        this.engine = engine;
        this.folder = folder;
        this.http = http;
        credentials = options.credentials().orElseGet(() -> kept(folder));
        ProjectSettings project = new ProjectSettings(
                options.plan(), options.regions(), options.agents(), options.strict(), options.times());
        AgentHost host = new AgentHost(new AgentsState(project, options.clock()), folder, event -> {
            happenings.tell(event);
            options.listener().accept(event);
        });
        host.takeOver(engine.running());
        uploads = options.uploads()
                .map(address -> new ObjectStore(address, storeName(folder), options.tokenClock()))
                .map(store -> new StoreUploads(host, store, options.problems()))
                .orElse(null);
        SourceFiles sources = uploads == null ? folder.sources() : folder.sources(uploads);
        builds = new Builds(host, engine, sources, happenings);
        Registry registry = Registry.open(folder.root().resolve("registry"), options.clock());
        reconciler = new Reconciler(
                host, engine, builds, sources, registry, options.period(), instanceEnvironment(), options.problems());
        imports = new Import(host, sources, engine, reconciler);
        http.serve(
                new HttpService.Parts(
                        host,
                        engine,
                        builds,
                        sources,
                        registry,
                        uploads,
                        credentials,
                        options.subdomain(),
                        new Workers(options.clock(), options.regions().get(0), () -> host.read(Placements::of)),
                        options.clock(),
                        options.tokenClock(),
                        stopRequested::cancel,
                        () -> reconciler.reset(STOP_GRACE),
                        this::pass,
                        imports,
                        happenings,
                        options.problems()),
                options.faults());
    }

    private void run() {
        reconciler.start();
    }

    /** What tells its sources from those of others in one object store; a data folder keeps it. */
    private static String storeName(Folder folder) {
        String name = "uploads";
        if (folder.note(name).isEmpty()) {
            folder.keepNote(name, UUID.randomUUID().toString());
        }
        return folder.note(name).orElseThrow();
    }

    /** Puts the clock forward, and decides at once what is due then. */
    private void pass(Duration time) {
        MovableClock clock = options.testClock()
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.FAILED_PRECONDITION,
                        "this emulator goes by the machine's clock; start it with --test-clock to put it forward"));
        clock.pass(time);
        reconciler.turn();
    }

    private static Credentials kept(Folder folder) {
        String name = "credentials";
        if (folder.note(name).isEmpty()) {
            Credentials fresh = Credentials.generate();
            folder.keepNote(name, fresh.key() + "\n" + fresh.secret() + "\n");
        }
        String[] lines = folder.note(name).orElseThrow().split("\n", -1);
        return new Credentials(lines[0], lines[1]);
    }

    private Map<String, String> instanceEnvironment() {
        return Map.of(
                "LIVEKIT_URL", livekitUrl(),
                "LIVEKIT_API_KEY", credentials.key(),
                "LIVEKIT_API_SECRET", credentials.secret());
    }

    private String livekitUrl() {
        return options.livekitUrl().orElse("ws://" + http.local());
    }

    /** The LIVEKIT_URL of instances, as they get it: this machine may have another name for them. */
    public String instancesUrl() {
        return engine.asInstancesSee(livekitUrl());
    }

    /** The name of what runs instances. */
    public String engineName() {
        return engine.name();
    }

    /** What runs instances and its limits, in words. */
    public String engineText() {
        return engine.description();
    }

    /** The port that it listens on. */
    public int port() {
        return http.port();
    }

    /** The agents endpoint: {@code http://127.0.0.1:PORT}, or the public URL. */
    public String url() {
        return http.url();
    }

    /** The agents endpoint as this machine reaches it. */
    public String localUrl() {
        return "http://" + http.local();
    }

    /** The project URL, {@code http://SUBDOMAIN.localhost:PORT}; clients need not look it up. */
    public String projectUrl() {
        return http.url(options.subdomain() + ".localhost");
    }

    /** An address that shows in a browser what happens; it works once, in one browser. */
    public String pageUrl() {
        return http.pageUrl();
    }

    /** The API key. */
    public String apiKey() {
        return credentials.key();
    }

    /** The API secret. */
    public String apiSecret() {
        return credentials.secret();
    }

    /** The variables that make a client use this emulator. */
    public Map<String, String> environment() {
        return Map.of(
                "LIVEKIT_URL", projectUrl(),
                "LIVEKIT_API_KEY", apiKey(),
                "LIVEKIT_API_SECRET", apiSecret(),
                "LK_AGENTS_URL", url());
    }

    /** Faults on order; more can be added at any time. */
    public Faults faults() {
        return http.faults();
    }

    /** Is cancelled when somebody asks for the emulator's end over HTTP, or it is closed; whoever started it closes it. */
    public Cancellation stopRequested() {
        return stopRequested;
    }

    /** Ends everything that it started: SIGTERM, SIGKILL after 5 s; a data folder is kept. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        stopRequested.cancel();
        builds.cancelAll();
        imports.close();
        http.close();
        reconciler.close();
        engine.stopAll(STOP_GRACE);
        engine.close();
        if (uploads != null) {
            uploads.close(folder.passing());
        }
        folder.close();
    }
}
