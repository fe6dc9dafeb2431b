package dev.lkj.emulator;

import dev.lkj.emulator.api.Addresses;
import dev.lkj.emulator.api.Credentials;
import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.engine.EngineSource;
import dev.lkj.emulator.fault.FaultRule;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.emulator.state.EmulatorEvent;
import dev.lkj.emulator.state.Plan;
import dev.lkj.emulator.state.RolloutTimes;
import dev.lkj.emulator.upload.StoreAddress;
import dev.lkj.time.Clock;
import dev.lkj.time.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How an emulator is to be; immutable, each {@code with} gives a changed copy. */
public final class EmulatorOptions {
    private final EngineSource engine;
    private int port;
    private Addresses addresses = Addresses.loopback();
    private String subdomain = "emulator";
    private Plan plan = Plan.SHIP;
    private List<String> regions = List.of("us-east");
    private List<AgentSeed> agents = List.of();
    private boolean strict;
    private @Nullable Path dataDir;
    private @Nullable Path keyFile;
    private Path temporary = Path.of(System.getProperty("java.io.tmpdir", "."));
    private @Nullable StoreAddress uploads;
    private @Nullable Credentials credentials;
    private @Nullable String livekitUrl;
    private Clock clock = Clock.system();
    private @Nullable Clock tokenClock;
    private @Nullable MovableClock testClock;
    private RolloutTimes times = RolloutTimes.DEFAULT;
    private Duration period = Duration.ofMillis(100);
    private Duration idleTimeout = Duration.ofSeconds(30);
    private List<FaultRule> faults = List.of();
    private Consumer<EmulatorEvent> listener = event -> {};
    private Consumer<String> problems = problem -> {};

    private EmulatorOptions(EngineSource engine) {
        this.engine = engine;
    }

    private EmulatorOptions(EmulatorOptions other) {
        engine = other.engine;
        port = other.port;
        addresses = other.addresses;
        subdomain = other.subdomain;
        plan = other.plan;
        regions = other.regions;
        agents = other.agents;
        strict = other.strict;
        dataDir = other.dataDir;
        keyFile = other.keyFile;
        temporary = other.temporary;
        uploads = other.uploads;
        credentials = other.credentials;
        livekitUrl = other.livekitUrl;
        clock = other.clock;
        tokenClock = other.tokenClock;
        testClock = other.testClock;
        times = other.times;
        period = other.period;
        idleTimeout = other.idleTimeout;
        faults = other.faults;
        listener = other.listener;
        problems = other.problems;
    }

    /** The defaults with an engine, which the emulator closes when it is closed. */
    public static EmulatorOptions of(Engine engine) {
        return of(EngineSource.of(engine));
    }

    /** The defaults with an engine that is opened when the data folder is, and closed with the emulator. */
    public static EmulatorOptions of(EngineSource engine) {
        return new EmulatorOptions(engine);
    }

    private EmulatorOptions with(Consumer<EmulatorOptions> change) {
        EmulatorOptions copy = new EmulatorOptions(this);
        change.accept(copy);
        return copy;
    }

    /** The port; 0, the default, is any free one. */
    public EmulatorOptions withPort(int value) {
        return with(copy -> copy.port = value);
    }

    /** Where it listens and what clients call it; the loopback address alone by default. */
    public EmulatorOptions withAddresses(Addresses value) {
        return with(copy -> copy.addresses = value);
    }

    /** The project's subdomain; {@code emulator} by default. */
    public EmulatorOptions withSubdomain(String value) {
        return with(copy -> copy.subdomain = value);
    }

    /** The project's plan; ship by default. */
    public EmulatorOptions withPlan(Plan value) {
        return with(copy -> copy.plan = value);
    }

    /** Where agents run, at least one; {@code us-east} by default. */
    public EmulatorOptions withRegions(List<String> value) {
        List<String> regionCodes = List.copyOf(value);
        return with(copy -> copy.regions = regionCodes);
    }

    /** Agents that exist from the start, never deployed; none by default. */
    public EmulatorOptions withAgents(List<AgentSeed> value) {
        List<AgentSeed> seeds = List.copyOf(value);
        return with(copy -> copy.agents = seeds);
    }

    /** Whether unknown agents are refused; by default their first deploy adopts them. */
    public EmulatorOptions withStrict(boolean value) {
        return with(copy -> copy.strict = value);
    }

    /** The folder for temporary files; without it the machine's. */
    public EmulatorOptions withTemporary(Path value) {
        return with(copy -> copy.temporary = value);
    }

    /** Where the state lives; in memory by default. */
    public EmulatorOptions withDataDir(Path value) {
        return with(copy -> copy.dataDir = value);
    }

    /** Where the key of the data folder's secrets is; by default in the folder. */
    public EmulatorOptions withKeyFile(Path value) {
        return with(copy -> copy.keyFile = value);
    }

    /** A real object store for uploads; by default the emulator takes them itself. */
    public EmulatorOptions withUploads(StoreAddress value) {
        return with(copy -> copy.uploads = value);
    }

    /** The API key and secret; by default generated, and kept with a data folder. */
    public EmulatorOptions withCredentials(Credentials value) {
        return with(copy -> copy.credentials = value);
    }

    /** The LIVEKIT_URL that instances get; by default the emulator's own. */
    public EmulatorOptions withLivekitUrl(String value) {
        return with(copy -> copy.livekitUrl = value);
    }

    /** The clock of everything that the API shows; the system's by default. */
    public EmulatorOptions withClock(Clock value) {
        return with(copy -> copy.clock = value);
    }

    /** The clock of those who sign tokens, where it is another one than the emulator's; default the emulator's. */
    public EmulatorOptions withTokenClock(Clock value) {
        return with(copy -> copy.tokenClock = value);
    }

    /**
     * A clock that clients may put forward, with {@code POST /_emulator/clock}; it is the emulator's own, too. Tokens are
     * still judged by the machine's, which is what clients sign them with.
     */
    public EmulatorOptions withTestClock(MovableClock value) {
        return with(copy -> {
            copy.clock = value;
            copy.tokenClock = Clock.system();
            copy.testClock = value;
        });
    }

    /** How long the service waits for what; documented times by default. */
    public EmulatorOptions withTimes(RolloutTimes value) {
        return with(copy -> copy.times = value);
    }

    /** The time between two looks at the instances while something is on its way; 100 ms by default. */
    public EmulatorOptions withPeriod(Duration value) {
        return with(copy -> copy.period = value);
    }

    /** How long a silent connection lives; 30 s by default. */
    public EmulatorOptions withIdleTimeout(Duration value) {
        return with(copy -> copy.idleTimeout = value);
    }

    /** Faults from the start on. */
    public EmulatorOptions withFaults(List<FaultRule> value) {
        List<FaultRule> rules = List.copyOf(value);
        return with(copy -> copy.faults = rules);
    }

    /** Told what happens, in order, while a lock is held: it must be quick. */
    public EmulatorOptions withListener(Consumer<EmulatorEvent> value) {
        return with(copy -> copy.listener = value);
    }

    /** Told what went wrong inside the emulator, one line each, from any thread. */
    public EmulatorOptions withProblems(Consumer<String> value) {
        return with(copy -> copy.problems = value);
    }

    EngineSource engine() {
        return engine;
    }

    int port() {
        return port;
    }

    Addresses addresses() {
        return addresses;
    }

    String subdomain() {
        return subdomain;
    }

    Plan plan() {
        return plan;
    }

    List<String> regions() {
        return regions;
    }

    List<AgentSeed> agents() {
        return agents;
    }

    boolean strict() {
        return strict;
    }

    Path temporary() {
        return temporary;
    }

    Optional<Path> dataDir() {
        return Optional.ofNullable(dataDir);
    }

    Optional<Path> keyFile() {
        return Optional.ofNullable(keyFile);
    }

    Optional<StoreAddress> uploads() {
        return Optional.ofNullable(uploads);
    }

    Optional<Credentials> credentials() {
        return Optional.ofNullable(credentials);
    }

    Optional<String> livekitUrl() {
        return Optional.ofNullable(livekitUrl);
    }

    Clock clock() {
        return clock;
    }

    Clock tokenClock() {
        return tokenClock == null ? clock : tokenClock;
    }

    Optional<MovableClock> testClock() {
        return Optional.ofNullable(testClock);
    }

    RolloutTimes times() {
        return times;
    }

    Duration period() {
        return period;
    }

    Duration idleTimeout() {
        return idleTimeout;
    }

    List<FaultRule> faults() {
        return faults;
    }

    Consumer<EmulatorEvent> listener() {
        return listener;
    }

    Consumer<String> problems() {
        return problems;
    }
}
