package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentSecretKind;
import dev.lkj.wire.AgentVersion;
import dev.lkj.wire.Bytes;
import dev.lkj.wire.DeployAgentV2Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeployTest {
    private final History history = History.onShip();

    @Test
    void aNewAgentIsPendingAndWasNeverDeployed() {
        assertThat(history.agent().version()).isEqualTo("--");
        assertThat(history.agent().deployedAt()).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
        assertThat(history.production().status()).isEqualTo("Pending");
        assertThat(history.production().replicas()).isZero();
        assertThat(history.production().lastScrapedAt()).isNull();
        assertThat(history.views.versions(History.AGENT, "").versions()).isEmpty();
    }

    @Test
    void aDeployCallReservesATagThatIsNotListed() {
        Reservation form = history.upload("");
        assertThat(form.tag()).isEqualTo("20260301100001");
        assertThat(history.views.versions(History.AGENT, "").versions()).isEmpty();
        assertThat(history.production().status()).isEqualTo("Pending");
    }

    @Test
    void aDeployCallGivesANewNamedDeploymentAPendingRow() {
        history.upload("staging");
        assertThat(history.row("staging", "us-east").status()).isEqualTo("Pending");
    }

    @Test
    void twoDeployCallsInOneSecondGetDifferentTags() {
        DeployAgentV2Request request = new DeployAgentV2Request(History.AGENT, List.of(), "", Map.of());
        assertThat(history.state.deploy(request).tag()).isEqualTo("20260301100000");
        assertThat(history.state.deploy(request).tag()).isEqualTo("20260301100001");
    }

    @Test
    void aBuildThatStartsIsListedWithoutFlags() {
        BuildTicket ticket = history.build("");
        AgentVersion version = history.version(ticket.tag());
        assertThat(version.status()).isEqualTo("Building");
        assertThat(List.of(version.current(), version.active(), version.draining()))
                .containsOnly(false);
        assertThat(version.deployedAt()).isNull();
    }

    @Test
    void aBuildNeedsAnUpload() {
        assertThatThrownBy(() -> history.state.startBuild(History.AGENT, "", Map.of()))
                .isInstanceOf(Refused.class)
                .extracting("kind")
                .isEqualTo(Refused.Kind.FAILED_PRECONDITION);
    }

    @Test
    void anUploadIsBuiltOnce() {
        history.build("");
        assertThatThrownBy(() -> history.state.startBuild(History.AGENT, "", Map.of()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void anUploadOutlivesANewerDeployCallThatUploadsNothing() {
        Reservation uploaded = history.upload("");
        history.state.deploy(new DeployAgentV2Request(History.AGENT, List.of(), "", Map.of()));
        assertThat(history.state.startBuild(History.AGENT, "", Map.of()).tag()).isEqualTo(uploaded.tag());
    }

    @Test
    void aFailedBuildIsFailedForGood() {
        BuildTicket ticket = history.build("");
        history.state.buildFailed(ticket, "no Dockerfile");
        history.state.built(ticket);
        history.tick();
        assertThat(history.version(ticket.tag()).status()).isEqualTo("Failed");
        assertThat(history.production().status()).isEqualTo("Pending");
        assertThat(history.state.failure(ticket)).isEqualTo("no Dockerfile");
    }

    @Test
    void aBuildEndsAfterTenMinutes() {
        BuildTicket ticket = history.build("");
        history.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(history.version(ticket.tag()).status()).isEqualTo("Building");
        history.pass(Duration.ofSeconds(1));
        assertThat(history.version(ticket.tag()).status()).isEqualTo("Failed");
        assertThat(history.done).contains(new Action.CancelBuild(History.AGENT, ticket.tag()));
        assertThat(history.state.failure(ticket)).isEqualTo("the build took longer than 10 min");
    }

    @Test
    void attributesOfTheBuildReplaceThoseOfTheDeployCall() {
        history.state.uploaded(
                history.state.deploy(
                        new DeployAgentV2Request(History.AGENT, List.of(), "", Map.of("git_commit", "call"))),
                1);
        BuildTicket ticket = history.state.startBuild(History.AGENT, "", Map.of("git_commit", "build"));
        assertThat(history.version(ticket.tag()).attributes()).containsExactly(Map.entry("git_commit", "build"));
    }

    @Test
    void attributesOfTheDeployCallAreKeptWithoutOthers() {
        history.state.uploaded(
                history.state.deploy(
                        new DeployAgentV2Request(History.AGENT, List.of(), "", Map.of("git_commit", "call"))),
                1);
        BuildTicket ticket = history.state.startBuild(History.AGENT, "", Map.of());
        assertThat(history.version(ticket.tag()).attributes()).containsExactly(Map.entry("git_commit", "call"));
    }

    @Test
    void secretsOfADeployCallReachTheInstancesAndAreListedWithoutValues() {
        history.upload(
                "",
                new AgentSecret("KEY", Bytes.of("v"), AgentSecretKind.AGENT_SECRET_KIND_UNKNOWN),
                new AgentSecret("cert.pem", Bytes.of("c"), AgentSecretKind.AGENT_SECRET_KIND_FILE));
        history.state.built(history.state.startBuild(History.AGENT, "", Map.of()));
        history.tick();
        assertThat(history.specs.values()).singleElement().satisfies(spec -> {
            assertThat(spec.environment()).containsEntry("KEY", "v").containsEntry("LIVEKIT_AGENT_DEPLOYMENT", "");
            assertThat(spec.secretFiles()).containsOnly(Map.entry("cert.pem", Bytes.of("c")));
        });
        assertThat(history.views.secrets(History.AGENT, "").secrets())
                .extracting(AgentSecret::name, AgentSecret::value, AgentSecret::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "KEY", Bytes.EMPTY, AgentSecretKind.AGENT_SECRET_KIND_ENVIRONMENT),
                        org.assertj.core.groups.Tuple.tuple(
                                "cert.pem", Bytes.EMPTY, AgentSecretKind.AGENT_SECRET_KIND_FILE));
    }

    @Test
    void theLastTenVersionsAndActiveOnesKeepTheirImage() {
        String first = history.serve("");
        history.serve("staging");
        for (int i = 0; i < 9; i++) {
            history.state.buildFailed(history.build("staging"), "x");
        }
        history.tick();
        assertThat(history.done).doesNotContain(new Action.ForgetImage(History.AGENT + "-" + first));
        String next = history.serve("");
        history.stoppedOnesEnd();
        history.state.buildFailed(history.build("staging"), "x");
        history.tick();
        assertThat(history.done)
                .contains(
                        new Action.ForgetImage(History.AGENT + "-" + first),
                        new Action.DropSource(History.AGENT, first))
                .doesNotContain(new Action.ForgetImage(History.AGENT + "-" + next));
    }
}
