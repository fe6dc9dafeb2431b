package dev.lkj.cli.logs;

import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Ticker;
import dev.lkj.cloud.LogStream;
import dev.lkj.cloud.ServiceFailure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Reads one source to its end. */
final class LogRun {
    private static final Duration TICK = Duration.ofMillis(100);

    /** The backlog of a stream comes at once; so long a silence is its end. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final String NOTHING = "nothing to read yet; waiting (--wait)";

    private final Wiring wiring;
    private final LogStream logs;
    private final LogPrinter printer;
    private final RequestPace pace;
    private final Settings settings;
    private final AtomicBoolean toldOfWaiting = new AtomicBoolean();

    LogRun(Wiring wiring, LogStream logs, LogPrinter printer, RequestPace pace, Settings settings) {
        this.wiring = wiring;
        this.logs = logs;
        this.printer = printer;
        this.pace = pace;
        this.settings = settings;
    }

    /**
     * How to read.
     *
     * @param type {@code deploy} or {@code build}
     * @param tail how many lines of the backlog; negative for all
     * @param follow whether to go on behind it
     * @param patient whether to try again until there is something to read
     */
    record Settings(String agentId, String type, LogFilter filter, int tail, boolean follow, boolean patient) {}

    /** Reads until the stream ends; until there was something to read, where that is to be waited for. */
    void read(LogSource source) {
        LogStream.Query query =
                new LogStream.Query(settings.agentId(), source.deployment(), settings.type(), source.serverRegion());
        while (!readOnce(source, query)) {
            tellOfWaiting();
        }
    }

    /** Says once that there is nothing to read yet. */
    void tellOfWaiting() {
        if (toldOfWaiting.compareAndSet(false, true)) {
            wiring.status(NOTHING);
        }
    }

    /** Whether it is done. */
    private boolean readOnce(LogSource source, LogStream.Query query) {
        LogFilter.Stream filter = settings.filter().stream();
        LogTail tail = new LogTail(settings.tail(), wiring.environment().clock(), line -> printer.print(source, line));
        AtomicBoolean something = new AtomicBoolean();
        Consumer<String> news = text -> {
            something.set(true);
            LogLine line = LogLine.of(text);
            if (filter.wants(line)) {
                tail.accept(line);
            }
        };
        if (settings.patient()) {
            pace.turn();
        }
        Ticker ticker = Ticker.every(TICK, tail::tick);
        try {
            open(query, news);
        } catch (ServiceFailure failure) {
            if (!settings.patient() || !mayCome(failure)) {
                throw failure;
            }
        } finally {
            ticker.close();
            tail.flush();
        }
        return something.get() || !settings.patient();
    }

    private void open(LogStream.Query query, Consumer<String> news) {
        Consumer<String> reconnecting = reason -> wiring.status(reason + "; opening it again");
        if (!settings.follow()) {
            logs.snapshot(query, SILENCE, news, reconnecting);
        } else if (settings.patient()) {
            logs.followOnce(query, news, reconnecting);
        } else {
            logs.follow(query, news, reconnecting);
        }
    }

    /** Whether it may be that the service has logs a while later. */
    private static boolean mayCome(ServiceFailure failure) {
        return failure.passing() || failure.status() == 404 || failure.status() == 409 || failure.status() == 412;
    }
}
