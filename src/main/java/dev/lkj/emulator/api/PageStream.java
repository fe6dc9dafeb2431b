package dev.lkj.emulator.api;

import dev.lkj.emulator.codec.JsonCodec;
import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.run.Happenings;
import dev.lkj.emulator.state.EmulatorEvent;
import dev.lkj.emulator.state.StateView;
import dev.lkj.emulator.state.StateViews;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What one browser gets as server-sent events: the state when it changes, what happens, builds, and output. */
final class PageStream {
    /** Messages that wait for a slow browser; more are dropped. */
    private static final int MOST_WAITING = 20_000;

    private static final int BACKLOG_LINES = 20;
    /** Between two looks at the state: quick enough to be seen as it happens. */
    private static final long LOOK_MILLIS = 200;
    /** A browser that hears nothing cannot tell a quiet emulator from one that is gone. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private final AgentHost host;
    private final Engine engine;
    private final Answer.LineSink sink;
    private final JsonCodec codec = new JsonCodec();
    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Map<String, Engine.Subscription> followed = new HashMap<>();

    /** A message under its name. */
    private record Message(String name, Record data) {}

    /** Something that happened. */
    record Happened(Instant time, String agentId, String deployment, String text) {}

    /** A line of a build. */
    record Built(String agentId, String version, String status) {}

    /** A line of an instance. */
    record Printed(String instanceId, String line) {}

    PageStream(AgentHost host, Engine engine, Answer.LineSink sink) {
        this.host = host;
        this.engine = engine;
        this.sink = sink;
    }

    /** Sends until the browser is gone or the emulator ends. */
    void run(Happenings happenings, Cancellation peer, Cancellation closing) {
        Happenings.Watch watch = happenings.watch(this::take);
        try (watch) {
            StateView last = null;
            while (!peer.isCancelled() && !closing.isCancelled()) {
                StateView now = host.read(StateViews::of);
                if (last == null || !now.agents().equals(last.agents()) || quietSince(last.time(), now.time())) {
                    send(new Message("state", now));
                    follow(now);
                    last = now;
                }
                pass();
            }
        } finally {
            followed.values().forEach(Engine.Subscription::close);
        }
    }

    private static boolean quietSince(Instant sent, Instant now) {
        return Duration.between(sent, now).compareTo(SIGN_OF_LIFE) >= 0;
    }

    private void take(Happenings.Happening happening) {
        if (happening instanceof Happenings.Event told) {
            EmulatorEvent event = told.event();
            offer(new Message(
                    "happened", new Happened(event.time(), event.agentId(), event.deployment(), event.text())));
        } else if (happening instanceof Happenings.BuildLine line) {
            offer(new Message("build", new Built(line.agentId(), line.version(), line.status())));
        }
    }

    private void offer(Message message) {
        if (!waiting.offer(message)) {
            waiting.poll();
        }
    }

    private void follow(StateView state) {
        Map<String, Engine.Subscription> gone = new HashMap<>(followed);
        for (StateView.AgentView agent : state.agents()) {
            for (StateView.InstanceView instance : agent.instances()) {
                String id = instance.instanceId();
                if (gone.remove(id) == null) {
                    engine.lastOutput(id, BACKLOG_LINES).forEach(line -> offer(printed(id, line)));
                    followed.put(id, engine.follow(id, line -> offer(printed(id, line))));
                }
            }
        }
        gone.forEach((id, subscription) -> {
            subscription.close();
            followed.remove(id);
        });
    }

    private static Message printed(String instanceId, String line) {
        return new Message("output", new Printed(instanceId, line));
    }

    private void pass() {
        try {
            Message message = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            while (message != null) {
                send(message);
                message = waiting.poll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private void send(Message message) {
        sink.line("event: " + message.name());
        sink.line("data: " + new String(codec.write(message.data()), StandardCharsets.UTF_8));
        sink.line("");
    }
}
