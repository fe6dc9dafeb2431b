package dev.lkj.cli.emulator;

import dev.lkj.cli.Wiring;
import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.api.Credentials;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.emulator.state.Plan;
import dev.lkj.emulator.store.Folder;
import dev.lkj.emulator.upload.StoreAddress;
import dev.lkj.error.LkjException;
import dev.lkj.project.LiveKitToml;
import dev.lkj.project.WorkingDirectory;
import dev.lkj.time.Clock;
import dev.lkj.time.MovableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How an emulator is to be. {@code --subdomain} and {@code --dev} of every command have a meaning of their own here. */
final class EmulatorFlags {
    /** The first line of every emulator: nobody should take it for the service. */
    static final String GREETING = "lkj emulator: LiveKit Cloud's agent hosting on this machine. Not LiveKit Cloud.";

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "auto",
            description = "What runs instances: docker (containers of Docker or podman), process (host processes),"
                    + " simulate (none), or auto (default: ${DEFAULT-VALUE}, which is the data folder's, else docker"
                    + " when a socket answers, else process).")
    private String engine = "auto";

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            defaultValue = "ship",
            description = "The project's plan: build (without rollback), ship, scale, enterprise (default:"
                    + " ${DEFAULT-VALUE}).")
    private String plan = "ship";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Region in which agents run; repeatable (default: us-east).")
    private List<String> regions = new ArrayList<>();

    @Option(
            names = "--agent",
            paramLabel = "ID[=NAME]",
            description = "Agent that exists from the start; repeatable (default: the one in livekit.toml, else"
                    + " CA_hello).")
    private List<String> agents = new ArrayList<>();

    @Option(names = "--strict", description = "Refuse agents that do not exist instead of adopting them.")
    private boolean strict;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder that keeps the state over restarts (default: in memory).")
    private @Nullable Path data;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "File with the key of the secrets in --data; made with a new folder (default: in the folder).")
    private @Nullable Path keyFile;

    @Option(
            names = "--uploads",
            paramLabel = "s3://BUCKET[/PREFIX]",
            description =
                    "Let sources be uploaded to a real object store (default: to the emulator itself). Its key is in"
                            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, its place in AWS_ENDPOINT_URL and AWS_REGION of the"
                            + " environment.")
    private @Nullable String uploads;

    @Option(
            names = "--livekit-url",
            paramLabel = "URL",
            description = "LIVEKIT_URL of the instances (default: the emulator itself).")
    private @Nullable String livekitUrl;

    @Mixin
    private AddressFlags addresses = new AddressFlags();

    @Option(
            names = "--test-clock",
            description = "Let clients put the emulator's clock forward, with POST /_emulator/clock: for tests.")
    private boolean testClock;

    /** Why the engine is the one that it is; known with the options. */
    private String engineReason = "";

    /** The emulator's options for a port; 0 is any free one. */
    EmulatorOptions options(Wiring wiring, int port) {
        Optional<LiveKitToml> file =
                LiveKitToml.load(WorkingDirectory.of(wiring.environment().directory(), null), LiveKitToml.DEFAULT_NAME);
        MovableClock movable = new MovableClock();
        Clock clock = testClock ? movable : wiring.environment().clock();
        Engines.Choice choice = new Engines(wiring.environment(), clock).choose(engine, storedEngine(wiring));
        engineReason = choice.why().isEmpty() ? "" : ", as " + choice.why();
        EmulatorOptions options = EmulatorOptions.of(choice.engine())
                .withPort(port)
                .withAddresses(addresses.addresses())
                .withTemporary(wiring.environment().temporary())
                .withSubdomain(wiring.global()
                        .subdomain()
                        .or(() -> file.map(LiveKitToml::subdomain).filter(name -> !name.isEmpty()))
                        .orElse("emulator"))
                .withPlan(chosenPlan())
                .withRegions(regions.isEmpty() ? List.of("us-east") : regions)
                .withAgents(seeds(file))
                .withStrict(strict);
        options = testClock ? options.withTestClock(movable) : options;
        options = data == null ? options : options.withDataDir(dataFolder(wiring, data));
        options = keyFile == null ? options : options.withKeyFile(keyFile(wiring, keyFile));
        options = uploads == null
                ? options
                : options.withUploads(
                        StoreAddress.of(uploads, wiring.environment().variables()));
        options = livekitUrl == null ? options : options.withLivekitUrl(livekitUrl);
        return wiring.global().dev() ? options.withCredentials(Credentials.development()) : options;
    }

    /** What to know about this emulator that is not so with every one. */
    List<String> notes(EmulatorServer emulator) {
        List<String> notes = new ArrayList<>();
        if (livekitUrl != null && !livekitUrl.equals(emulator.instancesUrl())) {
            notes.add("LIVEKIT_URL is " + emulator.instancesUrl() + " for instances in containers.");
        }
        notes.addAll(addresses.warning());
        return notes;
    }

    private Optional<String> storedEngine(Wiring wiring) {
        return data == null ? Optional.empty() : Folder.engine(dataFolder(wiring, data));
    }

    private Path keyFile(Wiring wiring, Path file) {
        if (data == null) {
            throw LkjException.usage("--key-file is for the secrets in a data folder")
                    .withHint("name the folder with --data, too");
        }
        return wiring.environment().directory().resolve(file);
    }

    private static Path dataFolder(Wiring wiring, Path data) {
        return wiring.environment().directory().resolve(data);
    }

    /** The engine's name and why it is this one; known with the options. */
    String engineLine(EmulatorServer emulator) {
        return "Engine " + emulator.engineName() + engineReason;
    }

    private List<AgentSeed> seeds(Optional<LiveKitToml> file) {
        if (!agents.isEmpty()) {
            return agents.stream().map(AgentSeed::parse).toList();
        }
        String id =
                file.map(LiveKitToml::agentId).filter(name -> !name.isEmpty()).orElse("CA_hello");
        return List.of(id.equals("CA_hello") ? new AgentSeed(id, "hello") : AgentSeed.of(id));
    }

    Plan chosenPlan() {
        return Plan.named(plan)
                .orElseThrow(() -> LkjException.usage("there is no plan [" + plan + "]")
                        .withHint("--plan build, ship, scale or enterprise"));
    }

    /** Where the state lives, for people. */
    String storage() {
        return data == null ? "state in memory" : "state in " + data;
    }
}
