package dev.lkj.emulator.api;

import dev.lkj.emulator.codec.Malformed;
import dev.lkj.emulator.codec.MessageCodec;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.state.AgentViews;
import dev.lkj.emulator.state.AgentsState;
import dev.lkj.emulator.state.Reservation;
import dev.lkj.wire.ClientSettingsRequest;
import dev.lkj.wire.CreateAgentRequest;
import dev.lkj.wire.CreateAgentResponse;
import dev.lkj.wire.CreateAgentV2Request;
import dev.lkj.wire.CreateAgentV2Response;
import dev.lkj.wire.CreatePrivateLinkRequest;
import dev.lkj.wire.CreatePrivateLinkResponse;
import dev.lkj.wire.DeleteAgentRequest;
import dev.lkj.wire.DeleteAgentResponse;
import dev.lkj.wire.DeployAgentRequest;
import dev.lkj.wire.DeployAgentResponse;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.DeployAgentV2Response;
import dev.lkj.wire.DestroyPrivateLinkRequest;
import dev.lkj.wire.DestroyPrivateLinkResponse;
import dev.lkj.wire.GetPrivateLinkStatusRequest;
import dev.lkj.wire.ListAgentSecretsRequest;
import dev.lkj.wire.ListAgentVersionsRequest;
import dev.lkj.wire.ListAgentsRequest;
import dev.lkj.wire.ListPrivateLinksRequest;
import dev.lkj.wire.PromoteAgentRequest;
import dev.lkj.wire.PromoteAgentResponse;
import dev.lkj.wire.RestartAgentRequest;
import dev.lkj.wire.RestartAgentResponse;
import dev.lkj.wire.RollbackAgentRequest;
import dev.lkj.wire.RollbackAgentResponse;
import dev.lkj.wire.UpdateAgentRequest;
import dev.lkj.wire.UpdateAgentResponse;
import dev.lkj.wire.UpdateAgentSecretsRequest;
import dev.lkj.wire.UpdateAgentSecretsResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The methods of the service CloudAgent: which message each takes and what answers it. */
final class CloudAgentRpcs {
    /** All methods of the service. */
    static final Set<String> METHODS = Set.of(
            "CreateAgent",
            "CreateAgentV2",
            "DeployAgent",
            "DeployAgentV2",
            "PromoteAgent",
            "ListAgents",
            "ListAgentVersions",
            "ListAgentSecrets",
            "UpdateAgentSecrets",
            "UpdateAgent",
            "RestartAgent",
            "RollbackAgent",
            "DeleteAgent",
            "GetClientSettings",
            "CreatePrivateLink",
            "DestroyPrivateLink",
            "ListPrivateLinks",
            "GetPrivateLinkStatus");

    /** What a new agent has before its first deploy. */
    private static final String CREATED = "Pending";

    private static final String NO_VERSION = "--";

    private final AgentHost host;
    private final Uploads uploads;
    private final RandomIds ids = new RandomIds();
    private final Map<String, Rpc> rpcs = new HashMap<>();

    private interface Rpc {
        Record call(MessageCodec codec, byte[] body) throws Malformed;
    }

    CloudAgentRpcs(AgentHost host, Uploads uploads) {
        this.host = host;
        this.uploads = uploads;
        add("GetClientSettings", ClientSettingsRequest.class, r -> view(AgentViews::clientSettings));
        add("ListAgents", ListAgentsRequest.class, r -> view(v -> v.agents(r)));
        add(
                "ListAgentVersions",
                ListAgentVersionsRequest.class,
                r -> view(v -> v.versions(r.agentId(), r.agentName())));
        add("ListAgentSecrets", ListAgentSecretsRequest.class, r -> view(v -> v.secrets(r.agentId(), r.agentName())));
        add("DeployAgentV2", DeployAgentV2Request.class, this::deploy);
        add("DeployAgent", DeployAgentRequest.class, this::deployOlder);
        add("CreateAgent", CreateAgentRequest.class, this::create);
        add("CreateAgentV2", CreateAgentV2Request.class, this::createOnly);
        add("PromoteAgent", PromoteAgentRequest.class, this::promote);
        done("RollbackAgent", RollbackAgentRequest.class, AgentsState::rollback, new RollbackAgentResponse(true, ""));
        done(
                "UpdateAgentSecrets",
                UpdateAgentSecretsRequest.class,
                (state, r) -> state.changes().updateSecrets(r),
                new UpdateAgentSecretsResponse(true, ""));
        done(
                "UpdateAgent",
                UpdateAgentRequest.class,
                (state, r) -> state.changes().update(r),
                new UpdateAgentResponse(true, ""));
        done(
                "RestartAgent",
                RestartAgentRequest.class,
                (state, r) -> state.changes().restart(r.agentId()),
                new RestartAgentResponse(true, ""));
        done(
                "DeleteAgent",
                DeleteAgentRequest.class,
                (state, r) -> state.changes().delete(r),
                new DeleteAgentResponse(true, ""));
        addPrivateLinks();
    }

    private void addPrivateLinks() {
        add(
                "CreatePrivateLink",
                CreatePrivateLinkRequest.class,
                r -> new CreatePrivateLinkResponse(
                        host.change(state -> state.privateLinks().create(ids.next("PL_"), r))));
        done(
                "DestroyPrivateLink",
                DestroyPrivateLinkRequest.class,
                (state, r) -> state.privateLinks().destroy(r.privateLinkId()),
                new DestroyPrivateLinkResponse());
        add(
                "ListPrivateLinks",
                ListPrivateLinksRequest.class,
                r -> host.read(state -> state.privateLinks().list()));
        add(
                "GetPrivateLinkStatus",
                GetPrivateLinkStatusRequest.class,
                r -> host.read(state -> state.privateLinks().status(r.privateLinkId())));
    }

    private <T extends Record> void add(String method, Class<T> request, Function<T, Record> answer) {
        rpcs.put(method, (codec, body) -> answer.apply(codec.read(body, request)));
    }

    /** A method that changes something, and says only that it did. */
    private <T extends Record> void done(
            String method, Class<T> request, BiConsumer<AgentsState, T> change, Record answer) {
        add(
                method,
                request,
                r -> host.change(state -> {
                    change.accept(state, r);
                    return answer;
                }));
    }

    private Record view(Function<AgentViews, Record> question) {
        return host.read(state -> question.apply(new AgentViews(state)));
    }

    Record call(String method, MessageCodec codec, byte[] body) throws Malformed {
        return Objects.requireNonNull(rpcs.get(method)).call(codec, body);
    }

    private Record deploy(DeployAgentV2Request request) {
        uploads.look(request.agentId(), request.deployment());
        Reservation reserved = host.change(state -> state.deploy(request));
        return new DeployAgentV2Response(
                true, "", reserved.agentId(), reserved.tag(), uploads.form(reserved), reserved.deployment());
    }

    private Record deployOlder(DeployAgentRequest request) {
        uploads.look(request.agentId(), request.deployment());
        Reservation reserved = host.change(state -> state.changes().deploy(request));
        return new DeployAgentResponse(
                true,
                "",
                reserved.agentId(),
                uploads.putUrl(reserved),
                reserved.tag(),
                uploads.form(reserved),
                reserved.deployment());
    }

    private Record create(CreateAgentRequest request) {
        Reservation reserved = host.change(state -> state.changes().create(ids.next("CA_"), request));
        String name = request.agentName().isEmpty() ? reserved.agentId() : request.agentName();
        return new CreateAgentResponse(
                reserved.agentId(),
                name,
                CREATED,
                NO_VERSION,
                uploads.putUrl(reserved),
                reserved.tag(),
                request.regions(),
                uploads.form(reserved));
    }

    private Record createOnly(CreateAgentV2Request request) {
        String id = ids.next("CA_");
        host.change(state -> {
            state.changes().create(id, request);
            return true;
        });
        return new CreateAgentV2Response(id, CREATED, request.regions());
    }

    private Record promote(PromoteAgentRequest request) {
        String tag = host.change(state -> state.changes().promote(request));
        return new PromoteAgentResponse(
                true, "", request.agentId(), request.srcDeployment(), request.dstDeployment(), tag);
    }
}
