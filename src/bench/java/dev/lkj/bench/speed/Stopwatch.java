package dev.lkj.bench.speed;

import dev.lkj.bench.speed.Subject.Sample;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Starts programs, waits for their end, and says how long that took. */
final class Stopwatch {
    private static final double NANOS = 1e6;
    private static final ProcessBuilder.Redirect EMPTY = ProcessBuilder.Redirect.from(new File("/dev/null"));

    private final Clock clock;
    private final Pacing pacing;
    private final Optional<PeakMemory> memory;
    private final Path errors;

    Stopwatch(Clock clock, Pacing pacing, Optional<PeakMemory> memory, Path folder) {
        this.clock = clock;
        this.pacing = pacing;
        this.memory = memory;
        errors = folder.resolve("errors");
    }

    boolean tellsMemory() {
        return memory.isPresent();
    }

    Duration now() {
        return clock.elapsed();
    }

    void pause(Duration time) {
        pacing.pause(time);
    }

    /** Since a moment, in milliseconds. */
    double since(Duration begin) {
        return milliseconds(begin, clock.elapsed());
    }

    static double milliseconds(Duration begin, Duration end) {
        return end.minus(begin).toNanos() / NANOS;
    }

    /** From the start of a program to its end. */
    Subject of(Program program) {
        return subject(program, this::now);
    }

    /** From the start of a program to a moment that is known when it has ended. */
    Subject until(Program program, Supplier<Duration> moment) {
        return subject(program, moment);
    }

    private Subject subject(Program program, Supplier<Duration> moment) {
        return new Subject() {
            @Override
            public String name() {
                return program.name();
            }

            @Override
            public Sample once(boolean withMemory) throws Exception {
                return run(program, withMemory, moment);
            }
        };
    }

    private Sample run(Program program, boolean withMemory, Supplier<Duration> moment)
            throws IOException, InterruptedException {
        Optional<PeakMemory> teller = withMemory ? memory : Optional.empty();
        List<String> command =
                teller.map(found -> found.around(program.command())).orElse(program.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(program.directory().toFile())
                .redirectInput(EMPTY)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        Duration begin = clock.elapsed();
        int code = builder.start().waitFor();
        Duration end = moment.get();
        if ((code != 0) != program.fails()) {
            throw new ProgramFailed(program, code, Files.readString(errors));
        }
        return new Sample(
                milliseconds(begin, end), teller.isPresent() ? teller.get().mebibytes() : Double.NaN);
    }
}
