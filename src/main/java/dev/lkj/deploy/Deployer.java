package dev.lkj.deploy;

import dev.lkj.buildlog.BuildLog;
import dev.lkj.buildlog.BuildStep;
import dev.lkj.cloud.BuildEnd;
import dev.lkj.cloud.CloudClient;
import dev.lkj.cloud.SourceUpload;
import dev.lkj.cloud.UploadContent;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.Wanted;
import dev.lkj.source.SourceArchive;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.DeployAgentV2Response;
import dev.lkj.wire.PresignedPostRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deploys from source: packs, announces, uploads, builds and follows the roll. */
public final class Deployer {
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
        DeployAgentV2Response announced;
        try (SourceArchive archive = pack(request, listener)) {
            announced = announceAndUpload(request, archive, listener);
        }
        String version = announced.tag();
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

    private SourceArchive pack(DeployRequest request, DeployListener listener) {
        listener.on(new DeployEvent.Packing());
        Duration start = clock.elapsed();
        SourceArchive archive = SourceArchive.createTemporary(request.plan(), request.temporary(), cancellation);
        listener.on(new DeployEvent.Packed(
                request.plan().fileCount(),
                request.plan().bytes(),
                archive.facts().size(),
                request.plan().leftOutFiles(),
                request.plan().leftOutFolders(),
                archive.facts().sha256(),
                clock.elapsed().minus(start)));
        return archive;
    }

    private DeployAgentV2Response announceAndUpload(
            DeployRequest request, SourceArchive archive, DeployListener listener) {
        for (int fresh = 0; ; fresh++) {
            listener.on(new DeployEvent.Requesting());
            DeployAgentV2Response announced = announce(request);
            listener.on(new DeployEvent.Announced(announced.tag()));
            if (upload(announced.presignedReq(), archive, listener) == SourceUpload.Result.STORED) {
                return announced;
            }
            if (fresh == FRESH_FORMS) {
                throw LkjException.failed("unable to deploy agent: the store says twice that its form has expired")
                        .withHint("is the clock of this machine right?");
            }
            listener.on(new DeployEvent.FormExpired());
        }
    }

    private DeployAgentV2Response announce(DeployRequest request) {
        DeployAgentV2Response announced = cloud.agents()
                .deploy(new DeployAgentV2Request(
                        request.agentId(), request.secrets(), request.deployment(), request.attributes()));
        if (!announced.success()) {
            throw LkjException.failed("unable to deploy agent: failed to deploy agent: " + announced.message())
                    .withHint("these are the words of the service; nothing was deployed");
        }
        return announced;
    }

    private SourceUpload.Result upload(
            @Nullable PresignedPostRequest form, SourceArchive archive, DeployListener listener) {
        if (form == null || form.url().isEmpty()) {
            throw LkjException.of(
                    ExitCode.UNAVAILABLE, "unable to deploy agent: upload failed: the service gave no upload address");
        }
        long total = archive.facts().size();
        listener.on(new DeployEvent.Uploading(total));
        Duration start = clock.elapsed();
        UploadContent content = new ArchiveContent(archive);
        SourceUpload.Result result =
                cloud.upload().send(form, content, sent -> listener.on(new DeployEvent.UploadProgress(sent, total)));
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
