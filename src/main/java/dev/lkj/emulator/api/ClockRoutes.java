package dev.lkj.emulator.api;

import dev.lkj.emulator.codec.JsonCodec;
import dev.lkj.emulator.state.Refused;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The emulator's clock, which tests in any language can put forward where that was allowed at the start. */
final class ClockRoutes {
    /** A leap year; more is a mistake. */
    private static final int MOST_SECONDS = 366 * 24 * 60 * 60;

    private final Clock clock;
    private final Consumer<Duration> pass;
    private final JsonCodec codec = new JsonCodec();

    /** The body of {@code POST clock}: by how much to put it forward. */
    record Step(int seconds) {}

    /** The answer: what time it is in the emulator now. */
    record Time(Instant time) {}

    /**
     * @param pass puts the clock forward and decides what is due then; refuses where the clock is the machine's
     */
    ClockRoutes(Clock clock, Consumer<Duration> pass) {
        this.clock = clock;
        this.pass = pass;
    }

    Answer show(Exchange exchange) {
        return OwnMessages.answer(codec, new Time(clock.now()));
    }

    Answer pass(Exchange exchange) throws IOException {
        int seconds = OwnMessages.read(codec, exchange, Step.class).seconds();
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw Refused.argument("seconds", "must be from 1 to " + MOST_SECONDS);
        }
        pass.accept(Duration.ofSeconds(seconds));
        return show(exchange);
    }
}
