package dev.lkj.deploy;

import dev.lkj.buildlog.BuildLog;
import dev.lkj.buildlog.BuildStep;
import dev.lkj.cloud.BuildEnd;
import dev.lkj.cloud.CloudClient;
import dev.lkj.cloud.SourceUpload;
import dev.lkj.cloud.UploadContent;
import dev.lkj.cloud.UploadTarget;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.Baseline;
import dev.lkj.rollout.Wanted;
import dev.lkj.source.PackingPlan;
import dev.lkj.source.SourceArchive;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import dev.lkj.wire.CreateAgentResponse;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.DeployAgentV2Response;
import dev.lkj.wire.PresignedPostRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deploys from source, or creates an agent from it: packs, announces, uploads, builds and follows the roll. */
public final class Deployer {
    private static final String DEPLOY = "unable to deploy agent";
    private static final String CREATE = AgentCreation.FAILURE;

    /** Fresh forms to ask for when one expires while it is used. */
    private static final int FRESH_FORMS = 1;

    private final CloudClient cloud;
    private final Clock clock;
    private final Pacing pacing;
    private final Cancellation cancellation;

    /** A deployer for a project's service. */
    public Deployer(CloudClient cloud, Clock clock, Pacing pacing, Cancellation cancellation) {
        this.cloud = cloud;
        this.clock = clock;
        this.pacing = pacing;
        this.cancellation = cancellation;
    }

    /**
     * Does it, and tells the listener what happens.
     *
     * @throws LkjException when the source cannot be packed (nothing was sent), or the upload is refused
     * @throws dev.lkj.cloud.ServiceFailure when a call fails
     * @throws dev.lkj.time.CancelledException when the work is cancelled; the last event says how far it was
     */
    public DeployOutcome deploy(DeployRequest request, DeployListener listener) {
        String version;
        try (SourceArchive archive = pack(request.plan(), request.temporary(), listener)) {
            version = upload(DEPLOY, announce(request, listener), request, archive, listener);
        }
        return build(request, version, listener);
    }

    /**
     * Creates an agent from source, and deploys its first version.
     *
     * @throws LkjException when the source cannot be packed (nothing was sent), or the upload is refused
     * @throws dev.lkj.cloud.ServiceFailure when a call fails
     * @throws dev.lkj.time.CancelledException when the work is cancelled; the last event says how far it was
     */
    public DeployOutcome create(CreateRequest request, DeployListener listener) {
        DeployRequest first;
        String version;
        try (SourceArchive archive = pack(request.plan(), request.temporary(), listener)) {
            CreateAgentResponse made = new AgentCreation(cloud, clock)
                    .create(request.secrets(), request.region(), request.created(), listener);
            listener.on(new DeployEvent.Announced(made.tag()));
            first = ofNew(made.agentId(), request);
            version = upload(CREATE, new Announced(made.tag(), target(made)), first, archive, listener);
        }
        return build(first, version, listener);
    }

    private static DeployRequest ofNew(String agentId, CreateRequest request) {
        return new DeployRequest(
                agentId,
                "",
                request.plan(),
                request.temporary(),
                List.of(),
                Map.of(),
                Baseline.NOTHING,
                request.policy(),
                request.detach());
    }

    private DeployOutcome build(DeployRequest request, String version, DeployListener listener) {
        listener.on(new DeployEvent.Building());
        Duration start = clock.elapsed();
        BuildLog log = new BuildLog();
        BuildEnd end = cloud.build().run(request.agentId(), request.deployment(), request.attributes(), status -> {
            log.apply(status);
            listener.on(new DeployEvent.BuildProgress(status));
        });
        log.finish();
        if (end instanceof BuildEnd.Failed failed) {
            return new DeployOutcome.BuildFailed(version, failed.message(), log);
        }
        List<BuildStep> broken = log.failed();
        if (!broken.isEmpty()) {
            return new DeployOutcome.BuildFailed(version, broken.get(0).error(), log);
        }
        if (end instanceof BuildEnd.Cut cut) {
            listener.on(new DeployEvent.BuildCut(cut.reason()));
            return rolled(request, version, true, listener);
        }
        listener.on(new DeployEvent.Built(
                log.counts().total(), log.counts().cached(), clock.elapsed().minus(start)));
        return request.detach() ? new DeployOutcome.Detached(version) : rolled(request, version, false, listener);
    }

    private SourceArchive pack(PackingPlan plan, Path temporary, DeployListener listener) {
        listener.on(new DeployEvent.Packing());
        Duration start = clock.elapsed();
        SourceArchive archive = SourceArchive.createTemporary(plan, temporary, cancellation);
        listener.on(new DeployEvent.Packed(
                plan.fileCount(),
                plan.bytes(),
                archive.facts().size(),
                plan.leftOutFiles(),
                plan.leftOutFolders(),
                archive.facts().sha256(),
                clock.elapsed().minus(start)));
        return archive;
    }

    /** The version to come, and where its source goes. */
    private record Announced(String version, @Nullable UploadTarget target) {}

    private Announced announce(DeployRequest request, DeployListener listener) {
        listener.on(new DeployEvent.Requesting());
        DeployAgentV2Response announced = cloud.agents()
                .deploy(new DeployAgentV2Request(
                        request.agentId(), request.secrets(), request.deployment(), request.attributes()));
        if (!announced.success()) {
            throw LkjException.failed(DEPLOY + ": failed to deploy agent: " + announced.message())
                    .withHint("these are the words of the service; nothing was deployed");
        }
        listener.on(new DeployEvent.Announced(announced.tag()));
        return new Announced(announced.tag(), target(announced.presignedReq(), ""));
    }

    private static @Nullable UploadTarget target(CreateAgentResponse made) {
        return target(made.presignedPostRequest(), made.presignedUrl());
    }

    private static @Nullable UploadTarget target(@Nullable PresignedPostRequest form, String address) {
        if (form != null && !form.url().isEmpty()) {
            return new UploadTarget.Form(form);
        }
        return address.isEmpty() ? null : new UploadTarget.Address(address);
    }

    /** Uploads; where the target expires meanwhile, to that of one more deploy call. The version is the last one's. */
    private String upload(
            String failure, Announced first, DeployRequest renewal, SourceArchive archive, DeployListener listener) {
        Announced announced = first;
        for (int fresh = 0; ; fresh++) {
            UploadTarget target = announced.target();
            if (target == null) {
                throw SourceUpload.noAddress(failure);
            }
            if (send(failure, target, archive, listener) == SourceUpload.Result.STORED) {
                return announced.version();
            }
            if (fresh == FRESH_FORMS) {
                throw LkjException.failed(failure + ": the store says twice that its form has expired")
                        .withHint("is the clock of this machine right?");
            }
            listener.on(new DeployEvent.FormExpired());
            announced = announce(renewal, listener);
        }
    }

    private SourceUpload.Result send(
            String failure, UploadTarget target, SourceArchive archive, DeployListener listener) {
        long total = archive.facts().size();
        listener.on(new DeployEvent.Uploading(total));
        Duration start = clock.elapsed();
        UploadContent content = new ArchiveContent(archive);
        SourceUpload.Result result = cloud.upload()
                .send(failure, target, content, sent -> listener.on(new DeployEvent.UploadProgress(sent, total)));
        if (result == SourceUpload.Result.STORED) {
            listener.on(new DeployEvent.Uploaded(total, clock.elapsed().minus(start)));
        }
        return result;
    }

    private DeployOutcome rolled(DeployRequest request, String version, boolean afterCut, DeployListener listener) {
        listener.on(new DeployEvent.RollingOut(version));
        RolloutFollower follower = new RolloutFollower(cloud, request.agentId(), request.deployment(), clock, pacing);
        Wanted wanted = new Wanted.Deployed(version, request.attributes());
        return new DeployOutcome.Rolled(
                version,
                follower.follow(
                        new RolloutFollower.Request(wanted, request.baseline(), false, afterCut, request.policy()),
                        listener));
    }
}
