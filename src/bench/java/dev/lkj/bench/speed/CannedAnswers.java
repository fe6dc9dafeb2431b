package dev.lkj.bench.speed;

import dev.lkj.emulator.codec.JsonCodec;
import dev.lkj.emulator.codec.MessageCodec;
import dev.lkj.emulator.codec.ProtobufCodec;
import dev.lkj.wire.AgentDeployment;
import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.AgentVersion;
import dev.lkj.wire.ClientSettingsResponse;
import dev.lkj.wire.DeployAgentV2Response;
import dev.lkj.wire.ListAgentVersionsResponse;
import dev.lkj.wire.ListAgentsResponse;
import dev.lkj.wire.PresignedPostRequest;
import dev.lkj.wire.SettingsParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service would answer that builds and rolls out in no time: the version announced last runs already. */
final class CannedAnswers {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final long FIRST = 20_260_101_000_000L;

    private final String address;
    private long version = FIRST;

    CannedAnswers(String address) {
        this.address = address;
    }

    /** The encoding that a request is in, and its answer. */
    static MessageCodec codec(String contentType) {
        return contentType.contains("protobuf") ? new ProtobufCodec() : new JsonCodec();
    }

    /** The answer to a call of the API; empty when it is not one that is needed here. */
    synchronized Optional<byte[]> to(String path, MessageCodec codec) {
        return message(path.substring(path.lastIndexOf('/') + 1)).map(codec::write);
    }

    private Optional<Record> message(String method) {
        return switch (method) {
            case "GetClientSettings" ->
                Optional.of(new ClientSettingsResponse(List.of(
                        new SettingsParam("python-min-sdk-version", "1.0.0"),
                        new SettingsParam("node-min-sdk-version", "1.0.0"))));
            case "ListAgents" -> Optional.of(new ListAgentsResponse(List.of(agent())));
            case "ListAgentVersions" -> Optional.of(new ListAgentVersionsResponse(List.of(version())));
            case "DeployAgentV2" -> Optional.of(deploy());
            default -> Optional.empty();
        };
    }

    private Record deploy() {
        version++;
        PresignedPostRequest form = new PresignedPostRequest(
                address + CannedServer.UPLOAD, Map.of("key", "source.tar.gz", "policy", "eA=="));
        return new DeployAgentV2Response(true, "", Folders.AGENT, Long.toString(version), form, "");
    }

    private AgentVersion version() {
        return new AgentVersion(Long.toString(version), true, THEN, THEN, Map.of(), "Running", "", false, true);
    }

    private AgentInfo agent() {
        AgentDeployment deployment = new AgentDeployment(
                "us-east",
                Folders.AGENT,
                "Running",
                2,
                1,
                4,
                "2",
                "350m",
                "1610612736",
                "4Gi",
                "4Gi",
                "2000m",
                "srv1",
                List.of(),
                "",
                Long.toString(version),
                "bench",
                true,
                THEN);
        return new AgentInfo(Folders.AGENT, "bench", Long.toString(version), List.of(deployment), List.of(), THEN);
    }
}
