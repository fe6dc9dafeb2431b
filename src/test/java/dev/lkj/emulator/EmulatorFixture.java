package dev.lkj.emulator;

import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.emulator.state.EmulatorEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;

/** A running emulator over a fake engine, with the agent CA_1, and a client of it. */
public final class EmulatorFixture implements AutoCloseable {
    public static final String AGENT = "CA_1";

    public final FakeEngine engine;
    public final BlockingQueue<String> problems = new LinkedBlockingQueue<>();
    public final EmulatorServer emulator;
    public final TestClient client;
    private final BlockingQueue<EmulatorEvent> events = new LinkedBlockingQueue<>();

    public EmulatorFixture() {
        this(UnaryOperator.identity());
    }

    public EmulatorFixture(UnaryOperator<EmulatorOptions> change) {
        this(new FakeEngine(), change);
    }

    public EmulatorFixture(FakeEngine engine, UnaryOperator<EmulatorOptions> change) {
        this.engine = engine;
        emulator = EmulatorServer.start(change.apply(EmulatorOptions.of(engine)
                .withAgents(List.of(new AgentSeed(AGENT, "first")))
                .withPeriod(Duration.ofMillis(2))
                .withListener(events::add)
                .withProblems(problems::add)));
        client = new TestClient(emulator);
    }

    /** Waits until an event's text has these words. */
    public EmulatorEvent await(String words) throws InterruptedException {
        while (true) {
            EmulatorEvent event = events.take();
            if (event.text().contains(words)) {
                return event;
            }
        }
    }

    /** Deploys to production and waits until it serves. */
    public String serve() throws Exception {
        return serve("");
    }

    /** Deploys and waits until it serves. */
    public String serve(String deployment) throws Exception {
        String tag = client.deploy(AGENT, deployment);
        await(tag + " healthy");
        return tag;
    }

    @Override
    public void close() {
        emulator.close();
    }
}
