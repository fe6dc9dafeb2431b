package dev.lkj.emulator.run;

import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.engine.InstanceSpec;
import dev.lkj.emulator.engine.Observation;
import dev.lkj.emulator.registry.Registry;
import dev.lkj.emulator.state.Action;
import dev.lkj.emulator.state.AgentsState;
import dev.lkj.emulator.state.ImagePushes;
import dev.lkj.emulator.state.Imported;
import dev.lkj.emulator.state.SourceOf;
import dev.lkj.emulator.store.SourceFiles;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Looks at the instances, moves the state on, and does what it wants done; again and again, on a thread of its own. */
public final class Reconciler implements AutoCloseable {
    /** Turns without looking, while nothing is on its way. */
    private static final int QUIET_TURNS = 5;

    private final AgentHost host;
    private final Engine engine;
    private final Builds builds;
    private final SourceFiles sources;
    private final Registry registry;
    private final Map<String, String> baseEnvironment;
    private final Consumer<String> problems;
    private final Cancellation cancellation = new Cancellation();
    private final ExecutorService observers;
    private final Thread thread;
    private final Object turn = new Object();

    /**
     * A loop that is not running yet.
     *
     * @param period between two looks while something is on its way
     * @param baseEnvironment what every instance gets beside its agent's own
     * @param problems is told what the engine could not do, one line each
     */
    public Reconciler(
            AgentHost host,
            Engine engine,
            Builds builds,
            SourceFiles sources,
            Registry registry,
            Duration period,
            Map<String, String> baseEnvironment,
            Consumer<String> problems) {
        this.host = host;
        this.engine = engine;
        this.builds = builds;
        this.sources = sources;
        this.registry = registry;
        this.baseEnvironment = Map.copyOf(baseEnvironment);
        this.problems = problems;
        observers = Executors.newCachedThreadPool(work -> daemon(work, "lkj-emulator-observer"));
        thread = daemon(() -> run(Pacing.realTime(cancellation), period), "lkj-emulator-reconciler");
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Starts the loop. */
    public void start() {
        thread.start();
    }

    private void run(Pacing pacing, Duration period) {
        int quiet = 0;
        try {
            while (true) {
                boolean busy = host.read(AgentsState::busy);
                quiet = busy ? 0 : (quiet + 1) % QUIET_TURNS;
                if (quiet == 0) {
                    tryTurn();
                }
                pacing.pause(period);
            }
        } catch (CancelledException e) {
            // Closed.
        }
    }

    private void tryTurn() {
        try {
            turn();
        } catch (CancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            problems.accept("internal error: " + e);
        }
    }

    /** One look, one step, and what follows from it. */
    public void turn() {
        synchronized (turn) {
            if (cancellation.isCancelled()) {
                return;
            }
            Map<String, Observation> seen = observe(host.read(AgentsState::observed));
            host.change(state -> state.tick(seen)).forEach(this::act);
        }
    }

    private Map<String, Observation> observe(List<String> instances) {
        Map<String, Future<Observation>> looks = new HashMap<>();
        instances.forEach(id -> looks.put(id, observers.submit(() -> engine.observe(id))));
        Map<String, Observation> seen = new HashMap<>();
        looks.forEach((id, look) -> {
            try {
                seen.put(id, look.get());
            } catch (ExecutionException e) {
                // Not looked at: nothing is concluded.
                problems.accept(id + " cannot be observed: " + e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            }
        });
        return seen;
    }

    private void act(Action action) {
        try {
            if (action instanceof Action.Start start) {
                engine.start(withBase(start.instance()));
            } else if (action instanceof Action.Stop stop) {
                engine.stop(stop.instanceId(), stop.grace());
            } else if (action instanceof Action.StartSession session) {
                startSession(session);
            } else if (action instanceof Action.EndSession session) {
                engine.endSession(session.instanceId(), session.sessionId());
            } else if (action instanceof Action.ForgetInstance gone) {
                engine.forgetInstance(gone.instanceId());
            } else if (action instanceof Action.ForgetImage gone) {
                engine.forgetImage(gone.image());
            } else if (action instanceof Action.DropSource gone) {
                sources.drop(gone.agentId(), gone.tag());
                registry.drop(ImagePushes.repository(gone.agentId()), gone.tag());
            } else if (action instanceof Action.CancelBuild build) {
                builds.cancel(build.agentId(), build.tag());
            }
        } catch (IOException | RuntimeException e) {
            problems.accept(name(action) + " failed: " + e.getMessage());
        }
    }

    private void startSession(Action.StartSession session) {
        String id = session.sessionId();
        if (!engine.startSession(session.instanceId(), id)) {
            host.change(state -> {
                state.sessionNotTaken(id);
                return true;
            });
        } else if (!host.change(state -> state.sessionTaken(id))) {
            engine.endSession(session.instanceId(), id);
        }
    }

    /** What is done, never with whose secrets. */
    private static String name(Action action) {
        return action.getClass().getSimpleName();
    }

    private InstanceSpec withBase(InstanceSpec spec) {
        Map<String, String> environment = new HashMap<>(spec.environment());
        environment.putAll(baseEnvironment);
        return new InstanceSpec(spec.instanceId(), spec.image(), environment, spec.secretFiles());
    }

    /** Ends every instance and begins again with the agents that exist from the start. */
    public void reset(Duration grace) {
        synchronized (turn) {
            builds.cancelAll();
            engine.stopAll(grace);
            List<Action> actions = new ArrayList<>(host.change(state -> {
                state.reset();
                return state.tick(Map.of());
            }));
            actions.forEach(this::act);
        }
    }

    /**
     * Ends every instance and goes on with what was imported.
     *
     * @param images those that are there for it; what is forgotten must not take them along
     * @param kept sources that are there for it
     * @param grace between SIGTERM and SIGKILL
     * @param check may refuse at the last moment, before anything ends
     */
    public void replace(Imported imported, Set<String> images, Set<SourceOf> kept, Duration grace, Runnable check) {
        synchronized (turn) {
            check.run();
            builds.cancelAll();
            engine.stopAll(grace);
            List<Action> actions = host.change(state -> {
                state.replace(imported);
                return state.tick(Map.of());
            });
            for (Action action : actions) {
                boolean taken = (action instanceof Action.ForgetImage gone && images.contains(gone.image()))
                        || (action instanceof Action.DropSource source
                                && kept.contains(new SourceOf(source.agentId(), source.tag())));
                if (!taken) {
                    act(action);
                }
            }
        }
    }

    /** Ends the loop; instances are left alone. */
    @Override
    public void close() {
        cancellation.cancel();
        synchronized (turn) {
            observers.shutdownNow();
        }
    }
}
