package dev.lkj.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.bench.Bench.Surroundings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Callers: as many at a time as wanted, each of whom hangs up after a while, when the next one calls. */
final class Traffic {
    private static final int THREADS = 32;
    private static final int RETRY_MILLIS = 500;

    private final Surroundings around;
    private final Api api;
    private final BenchSize size;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    private final ScheduledExecutorService callers = Executors.newScheduledThreadPool(THREADS, work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean closing = new AtomicBoolean();

    /** When each caller hung up, by session, in milliseconds since 1970; not before the session ends by that. */
    final Map<String, Long> hungUp = new ConcurrentHashMap<>();
    /** Those who were told at once that they are connected, or that they wait. */
    final Map<String, Boolean> started = new ConcurrentHashMap<>();

    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger waited = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();
    /** Sessions that the emulator did not know any more when their caller hung up. */
    final AtomicInteger unknown = new AtomicInteger();

    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();

    Traffic(Surroundings around, Api api, BenchSize size) {
        this.around = around;
        this.api = api;
        this.size = size;
    }

    void begin() {
        for (int i = 0; i < size.sessions(); i++) {
            // Not all in the same moment: the service may grow.
            later(this::call, 100L * i);
        }
    }

    private void later(Runnable what, long millis) {
        // Whatever goes wrong in it is counted there.
        var unused = callers.schedule(what, millis, TimeUnit.MILLISECONDS);
    }

    private void call() {
        if (closing.get()) {
            return;
        }
        try {
            HttpResponse<String> answer =
                    api.send("POST", "/_emulator/sessions", "{\"agent_id\":\"" + AgentProject.AGENT + "\"}");
            if (answer.statusCode() != 200) {
                refused.incrementAndGet();
                later(this::call, RETRY_MILLIS);
                return;
            }
            JsonNode session = Api.json(answer.body());
            String id = session.path("session_id").asText();
            started.put(id, true);
            if (session.path("waiting").asBoolean()) {
                waited.incrementAndGet();
            }
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            later(() -> hangUp(id), length().toMillis());
        } catch (IOException e) {
            failed.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration length() {
        synchronized (random) {
            return size.shortest()
                    .plusMillis(random.nextLong(
                            size.longest().minus(size.shortest()).toMillis()));
        }
    }

    private void hangUp(String id) {
        try {
            hungUp.put(id, around.clock().now().toEpochMilli());
            int status = api.send("DELETE", "/_emulator/sessions?session_id=" + id, "")
                    .statusCode();
            if (status != 200) {
                unknown.incrementAndGet();
            }
        } catch (IOException e) {
            failed.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.decrementAndGet();
        call();
    }

    /** Takes no more calls, and waits until all have hung up. */
    void end() throws Exception {
        closing.set(true);
        Patience.need(
                around, "all have hung up", size.longest().multipliedBy(2).plusSeconds(30), () -> running.get() == 0);
        callers.shutdownNow();
    }
}
