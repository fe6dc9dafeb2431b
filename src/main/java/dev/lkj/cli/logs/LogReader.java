package dev.lkj.cli.logs;

import dev.lkj.cli.Failures;
import dev.lkj.cli.NextCommand;
import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.logs.LogPrinter.ReaderGone;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.CancelledException;
import dev.lkj.wire.AgentInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Finds the sources and reads them, several at the same time. */
final class LogReader {
    private final Wiring wiring;
    private final Target target;
    private final NextCommand next;
    private final LogRun.Settings settings;
    private final boolean json;
    private final RequestPace pace;

    LogReader(Wiring wiring, Target target, NextCommand next, LogRun.Settings settings, boolean json) {
        this.wiring = wiring;
        this.target = target;
        this.next = next;
        this.settings = settings;
        this.json = json;
        this.pace = new RequestPace(wiring.environment().clock(), wiring.pacing());
    }

    ExitCode read(LogSources wanted) {
        List<LogSource> sources = find(wanted);
        LogPrinter printer = new LogPrinter(wiring, sources, json);
        LogRun run = new LogRun(wiring, target.cloud().logs(), printer, pace, settings);
        try {
            if (sources.size() == 1) {
                run.read(sources.get(0));
            } else {
                readAll(run, sources);
            }
        } catch (ReaderGone | CancelledException e) {
            if (!printer.readerGone()) {
                throw e;
            }
        }
        return ExitCode.OK;
    }

    /** The sources, as soon as there are any. */
    private List<LogSource> find(LogSources wanted) {
        boolean told = false;
        while (true) {
            if (settings.patient()) {
                pace.turn();
            }
            List<AgentInfo> agents =
                    target.agents().listAgents(settings.agentId()).agents();
            try {
                List<LogSource> sources = wanted.among(agents, settings.agentId(), wiring, next);
                if (settings.type().equals("deploy")) {
                    LogSources.limits(sources, agents).forEach(wiring::status);
                }
                return sources;
            } catch (LkjException e) {
                if (!settings.patient() || agents.isEmpty()) {
                    throw e;
                }
                if (!told) {
                    wiring.status(e.getMessage() + "; waiting (--wait)");
                    told = true;
                }
            }
        }
    }

    /** Reads all of them; what fails is told, and does not end the others. */
    private void readAll(LogRun run, List<LogSource> sources) {
        ExecutorService threads = Executors.newFixedThreadPool(sources.size(), task -> {
            Thread thread = new Thread(task, "lkj-logs");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> reads = new ArrayList<>();
            for (LogSource source : sources) {
                reads.add(threads.submit(() -> readUntilNobodyListens(run, source)));
            }
            List<LkjException> failures = new ArrayList<>();
            for (int i = 0; i < reads.size(); i++) {
                await(reads.get(i), sources.get(i).label(sources), failures);
            }
            if (!failures.isEmpty()) {
                throw LkjException.of(
                                failures.get(0).exitCode(),
                                "failed to get logs of " + failures.size() + " of " + sources.size() + " sources")
                        .withHint(failures.get(0).hint());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Reads one; whoever read the output and went away ends the others too. */
    private void readUntilNobodyListens(LogRun run, LogSource source) {
        try {
            run.read(source);
        } catch (ReaderGone e) {
            wiring.environment().cancellation().cancel();
            throw e;
        }
    }

    private void await(Future<?> read, String label, List<LkjException> failures) {
        try {
            read.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancelledException || e.getCause() instanceof ReaderGone) {
                throw (RuntimeException) e.getCause();
            }
            LkjException failure = e.getCause() instanceof RuntimeException cause
                    ? Failures.explain(cause)
                    : LkjException.failed(String.valueOf(e.getCause()));
            wiring.failures().warn("[" + label + "] " + failure.getMessage());
            failures.add(failure);
        }
    }
}
