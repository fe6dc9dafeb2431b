package dev.lkj.emulator.junit;

import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.time.Clock;
import dev.lkj.time.MovableClock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An emulator for tests, registered with {@code @RegisterExtension}: in a static field one for all tests of the class, in
 * another field a new one for each test. It listens on a free port of 127.0.0.1 and ends with the tests.
 */
public final class EmulatorExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    /** Instances of the simulated engine come up at once, unless a test's source says otherwise. */
    private static final Duration HEALTHY_AFTER = Duration.ZERO;

    private final MovableClock clock = new MovableClock();
    private final Function<Clock, EmulatorOptions> options;
    private @Nullable EmulatorServer server;
    private boolean forAll;

    private EmulatorExtension(Function<Clock, EmulatorOptions> options) {
        this.options = options;
    }

    /** One that builds and runs nothing: builds and instances are made up. */
    public static EmulatorExtension simulated() {
        return with(clock -> EmulatorOptions.of(new SimulateEngine(clock, HEALTHY_AFTER)));
    }

    /** One as a test wants it; the clock is the one that {@link #pass} puts forward. */
    public static EmulatorExtension with(Function<Clock, EmulatorOptions> options) {
        return new EmulatorExtension(options);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        forAll = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!forAll) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!forAll) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    private void start() {
        server = EmulatorServer.start(options.apply(clock).withTestClock(clock));
    }

    private void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /**
     * The running emulator.
     *
     * @throws IllegalStateException outside of a test
     */
    public EmulatorServer server() {
        if (server == null) {
            throw new IllegalStateException("no test runs, so no emulator does");
        }
        return server;
    }

    /** The agents endpoint, {@code http://127.0.0.1:PORT}. */
    public String url() {
        return server().url();
    }

    /** The variables that make a client use it: LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET, LK_AGENTS_URL. */
    public Map<String, String> environment() {
        return server().environment();
    }

    /** Makes time pass for the emulator at once, as {@code POST /_emulator/clock} does: an hour ends every drain. */
    public void pass(Duration time) {
        clock.pass(time);
    }
}
