package dev.lkj.cli.agent;

import dev.lkj.buildlog.BuildChange;
import dev.lkj.buildlog.BuildLog;
import dev.lkj.cli.Failures;
import dev.lkj.cli.JsonEvents;
import dev.lkj.cli.ResultLine;
import dev.lkj.cli.Wiring;
import dev.lkj.deploy.DeployEvent;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.RegionState;
import dev.lkj.rollout.RolloutState;
import dev.lkj.wire.AgentVersion;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A run for programs: one JSON event a line on standard output, failures for people on standard error as well. */
final class JsonRunView implements RunView {
    /** Between two events about an upload or a push. */
    private static final Duration PROGRESS_NEWS = Duration.ofSeconds(1);

    private final JsonEvents events;
    private final Failures failures;
    private final dev.lkj.time.Clock clock;
    private final Set<String> told = new HashSet<>();
    private BuildLog build = new BuildLog();
    private Duration lastProgress = Duration.ZERO;

    JsonRunView(Wiring wiring) {
        clock = wiring.environment().clock();
        events = new JsonEvents(wiring.environment().out(), clock);
        failures = wiring.failures();
    }

    @Override
    public void header(RunHeader header) {
        events.emit(
                "target",
                node -> node.put("project", header.project().displayName())
                        .put("url", header.project().shownUrl())
                        .put("agent_id", header.agentId())
                        .put("agent_name", header.agentName())
                        .put("deployment", Cells.deployment(header.deployment())));
    }

    @Override
    public void transition(Transition transition) {
        events.emit(
                "rollback",
                node -> node.put(
                                "from",
                                transition.from().map(AgentVersion::version).orElse(""))
                        .put("to", transition.to().map(AgentVersion::version).orElse(""))
                        .put("rebuilt", transition.rebuilt()));
    }

    @Override
    public void promotion(Promotion promotion) {
        events.emit(
                "promotion",
                node -> node.put("deployment", promotion.deployment())
                        .put("version", promotion.name())
                        .put(
                                "replaces",
                                promotion.replaced().map(AgentVersion::version).orElse("")));
    }

    @Override
    public void on(DeployEvent event) {
        if (event instanceof DeployEvent.ImageLoaded loaded) {
            events.emit(
                    "image",
                    node -> node.put("digest", loaded.digest())
                            .put("platform", loaded.platform())
                            .put("layers", loaded.layers())
                            .put("bytes", loaded.bytes()));
        } else if (event instanceof DeployEvent.Pushing pushing) {
            events.emit("pushing", node -> node.put("reference", pushing.reference()));
        } else if (event instanceof DeployEvent.PushProgress progress) {
            progress("push_progress", "done_bytes", progress.doneBytes(), progress.totalBytes());
        } else if (event instanceof DeployEvent.Pushed pushed) {
            events.emit(
                    "pushed",
                    node -> node.put("digest", pushed.digest())
                            .put("sent_bytes", pushed.sentBytes())
                            .put("sent_blobs", pushed.sentBlobs())
                            .put("reused_blobs", pushed.reusedBlobs()));
        } else if (event instanceof DeployEvent.Packed packed) {
            events.emit(
                    "packed",
                    node -> node.put("files", packed.files())
                            .put("bytes", packed.bytes())
                            .put("compressed_bytes", packed.compressedBytes())
                            .put("ignored_files", packed.ignoredFiles())
                            .put("ignored_directories", packed.ignoredDirectories())
                            .put("sha256", packed.sha256()));
        } else if (event instanceof DeployEvent.Created created) {
            events.emit(
                    "created", node -> node.put("agent_id", created.agentId()).put("region", created.region()));
        } else if (event instanceof DeployEvent.Announced announced) {
            events.emit("announced", node -> node.put("version", announced.version()));
        } else if (event instanceof DeployEvent.UploadProgress progress) {
            progress("upload_progress", "sent_bytes", progress.sentBytes(), progress.totalBytes());
        } else if (event instanceof DeployEvent.FormExpired) {
            events.emit("form_expired", node -> {});
        } else if (event instanceof DeployEvent.Uploaded uploaded) {
            events.emit("uploaded", node -> node.put("bytes", uploaded.bytes()));
        } else if (event instanceof DeployEvent.Building) {
            build = new BuildLog();
        } else if (event instanceof DeployEvent.BuildProgress progress) {
            build.apply(progress.status()).forEach(this::step);
        } else if (event instanceof DeployEvent.BuildCut cut) {
            events.emit("build_cut", node -> node.put("reason", cut.reason()));
        } else if (event instanceof DeployEvent.Built built) {
            events.emit("built", node -> node.put("steps", built.steps()).put("cached_steps", built.cached()));
        } else if (event instanceof DeployEvent.SecretsChanged changed) {
            events.emit("secrets", node -> {
                changed.set().forEach(node.putArray("set")::add);
                changed.removed().forEach(node.putArray("removed")::add);
            });
        } else if (event instanceof DeployEvent.RolloutProgress progress) {
            rollout(progress.state());
        }
    }

    private void progress(String event, String member, long bytes, long total) {
        if (bytes == total || clock.elapsed().minus(lastProgress).compareTo(PROGRESS_NEWS) >= 0) {
            lastProgress = clock.elapsed();
            events.emit(event, node -> node.put(member, bytes).put("total_bytes", total));
        }
    }

    private void step(BuildChange change) {
        if (change instanceof BuildChange.StateChanged changed) {
            events.emit(
                    "build_step",
                    node -> node.put("id", changed.step().number())
                            .put("name", changed.step().name())
                            .put("state", changed.state().name().toLowerCase(Locale.ROOT)));
        }
    }

    private void rollout(RolloutState.InProgress state) {
        for (RegionState region : state.regions()) {
            if (told.add(state.version() + region)) {
                events.emit(
                        "rollout",
                        node -> node.put("version", state.version())
                                .put("region", region.region())
                                .put("status", region.status())
                                .put("serves", region.version())
                                .put("replicas", region.replicas())
                                .put("min", region.min())
                                .put("max", region.max())
                                .put("crashes", region.crashes()));
            }
        }
    }

    @Override
    public void succeeded(RunSuccess success) {
        success.result().emit(events);
    }

    @Override
    public void detached(String sentence, String followCommand, ResultLine result) {
        result.emit(events);
    }

    @Override
    public void failed(LkjException failure, FailureText text, ResultLine result) {
        failures.print(failure);
        result.emit(events);
    }

    @Override
    public void interrupted(String state, String hint, ResultLine result) {
        failures.interrupted(state, hint);
        result.emit(events);
    }

    @Override
    public void close() {}
}
