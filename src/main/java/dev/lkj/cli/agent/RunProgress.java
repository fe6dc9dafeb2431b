package dev.lkj.cli.agent;

import dev.lkj.deploy.DeployEvent;
import dev.lkj.deploy.DeployListener;
import dev.lkj.rollout.RolloutState;
import java.util.stream.Collectors;

/** Remembers how far a run is, for what is said when somebody ends it. */
final class RunProgress implements DeployListener {
    private final DeployListener view;
    private Step step = Step.PREPARING;
    private String version = "";
    private String regions = "";
    private String agent = "";
    private boolean restart;
    private boolean secrets;

    /** What is being done; the names are those of JSON results. */
    enum Step {
        PREPARING,
        PACKING,
        REQUESTING,
        UPLOADING,
        PUSHING,
        BUILDING,
        ROLLING_OUT
    }

    RunProgress(DeployListener view) {
        this.view = view;
    }

    @Override
    public void on(DeployEvent event) {
        if (event instanceof DeployEvent.Pushing) {
            step = Step.PUSHING;
        } else if (event instanceof DeployEvent.Packing) {
            step = Step.PACKING;
        } else if (event instanceof DeployEvent.Requesting) {
            step = Step.REQUESTING;
        } else if (event instanceof DeployEvent.Created made) {
            step = Step.UPLOADING;
            agent = made.agentId();
        } else if (event instanceof DeployEvent.Announced announced) {
            step = Step.UPLOADING;
            version = announced.version();
        } else if (event instanceof DeployEvent.Building) {
            step = Step.BUILDING;
        } else if (event instanceof DeployEvent.RollingOut rolling) {
            step = Step.ROLLING_OUT;
            version = rolling.version();
        } else if (event instanceof DeployEvent.Restarting) {
            step = Step.ROLLING_OUT;
            restart = true;
        } else if (event instanceof DeployEvent.RolloutProgress progress) {
            remember(progress.state());
        }
        secrets |= event instanceof DeployEvent.SecretsChanged;
        view.on(event);
    }

    /** Whether secrets were set, and the image that was to follow is not there yet. */
    boolean onlySecrets() {
        return secrets && (step == Step.REQUESTING || step == Step.PUSHING);
    }

    private void remember(RolloutState.InProgress state) {
        version = state.version().isEmpty() ? version : state.version();
        regions = state.regions().stream().map(r -> r.region()).distinct().collect(Collectors.joining(", "));
    }

    Step step() {
        return step;
    }

    /** The version that this run is about; empty while there is none. */
    String version() {
        return version;
    }

    /** Whether this run made the agent. */
    boolean created() {
        return !agent.isEmpty();
    }

    /** Whether the service may still be at work on it. */
    boolean leftBehind() {
        return step == Step.BUILDING || step == Step.ROLLING_OUT;
    }

    /** What the service is doing now that nobody waits any more. */
    String state() {
        return switch (step) {
            case PREPARING, PACKING -> "nothing was sent, nothing was changed";
            case REQUESTING -> "a request was under way; whether the service acts on it is not known";
            case UPLOADING ->
                created()
                        ? "agent " + agent + " was created; the upload was stopped, nothing was deployed"
                        : "the upload was stopped; nothing was deployed";
            case PUSHING ->
                "the push was stopped; unless its last request had arrived, nothing was deployed"
                        + (secrets ? ", but the secrets are set" : "");
            case BUILDING -> "the build of " + version + " was left; if the service finishes it, it rolls out";
            case ROLLING_OUT ->
                restart
                        ? "the change was accepted, and the restart goes on" + where() + "; nothing was undone"
                        : (version.isEmpty() ? "the version" : version) + " keeps rolling out" + where()
                                + "; nothing was undone";
        };
    }

    private String where() {
        return regions.isEmpty() ? "" : " in " + regions;
    }
}
