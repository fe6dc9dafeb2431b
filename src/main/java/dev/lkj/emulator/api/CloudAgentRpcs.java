package dev.lkj.emulator.api;

import dev.lkj.emulator.codec.Malformed;
import dev.lkj.emulator.codec.MessageCodec;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.state.AgentViews;
import dev.lkj.emulator.state.Refused;
import dev.lkj.emulator.state.Reservation;
import dev.lkj.emulator.upload.FormSigner;
import dev.lkj.emulator.upload.UploadTarget;
import dev.lkj.wire.ClientSettingsRequest;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.DeployAgentV2Response;
import dev.lkj.wire.ListAgentSecretsRequest;
import dev.lkj.wire.ListAgentVersionsRequest;
import dev.lkj.wire.ListAgentsRequest;
import dev.lkj.wire.PresignedPostRequest;
import dev.lkj.wire.RollbackAgentRequest;
import dev.lkj.wire.RollbackAgentResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The methods of the service CloudAgent: which message each takes and what answers it. */
final class CloudAgentRpcs {
    /** All methods of the service; those that this class does not know are answered as not implemented. */
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

    private final AgentHost host;
    private final FormSigner signer;
    private final String uploadUrl;
    private final Map<String, Rpc> rpcs = new HashMap<>();

    private interface Rpc {
        Record call(MessageCodec codec, byte[] body) throws Malformed;
    }

    CloudAgentRpcs(AgentHost host, FormSigner signer, String uploadUrl) {
        this.host = host;
        this.signer = signer;
        this.uploadUrl = uploadUrl;
        add("GetClientSettings", ClientSettingsRequest.class, r -> view(AgentViews::clientSettings));
        add("ListAgents", ListAgentsRequest.class, r -> view(v -> v.agents(r)));
        add(
                "ListAgentVersions",
                ListAgentVersionsRequest.class,
                r -> view(v -> v.versions(r.agentId(), r.agentName())));
        add("ListAgentSecrets", ListAgentSecretsRequest.class, r -> view(v -> v.secrets(r.agentId(), r.agentName())));
        add("DeployAgentV2", DeployAgentV2Request.class, this::deploy);
        add("RollbackAgent", RollbackAgentRequest.class, this::rollback);
    }

    private <T extends Record> void add(String method, Class<T> request, Function<T, Record> answer) {
        rpcs.put(method, (codec, body) -> answer.apply(codec.read(body, request)));
    }

    private Record view(Function<AgentViews, Record> question) {
        return host.read(state -> question.apply(new AgentViews(state)));
    }

    Record call(String method, MessageCodec codec, byte[] body) throws Malformed {
        Rpc rpc = rpcs.get(method);
        if (rpc == null) {
            throw Refused.of(Refused.Kind.UNIMPLEMENTED, "the emulator does not have " + method + " yet");
        }
        return rpc.call(codec, body);
    }

    private Record deploy(DeployAgentV2Request request) {
        Reservation reserved = host.change(state -> state.deploy(request));
        UploadTarget target = new UploadTarget(reserved.agentId(), reserved.deployment(), reserved.tag());
        return new DeployAgentV2Response(
                true,
                "",
                reserved.agentId(),
                reserved.tag(),
                new PresignedPostRequest(uploadUrl, signer.sign(target)),
                reserved.deployment());
    }

    private Record rollback(RollbackAgentRequest request) {
        return host.change(state -> {
            state.rollback(request);
            return new RollbackAgentResponse(true, "");
        });
    }
}
