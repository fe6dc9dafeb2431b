package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.wire.CreatePrivateLinkRequest;
import dev.lkj.wire.PrivateLink;
import dev.lkj.wire.PrivateLinkStatus;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PrivateLinksTest {
    private final History history = History.onShip();
    private final PrivateLinks links = history.state.privateLinks();

    private static CreatePrivateLinkRequest request(String name, String region, int port, String endpoint) {
        return new CreatePrivateLinkRequest(name, null, region, port, endpoint, null);
    }

    private void assertRefused(CreatePrivateLinkRequest request, Refused.Kind kind) {
        assertThatThrownBy(() -> links.create("PL_2", request))
                .isInstanceOf(Refused.class)
                .extracting("kind")
                .isEqualTo(kind);
    }

    private PrivateLinkStatus.Status status() {
        return Objects.requireNonNull(links.status("PL_1").value()).status();
    }

    @Test
    void aLinkIsProvisionedForAWhileAndThenHealthy() {
        PrivateLink link = links.create("PL_1", request("db", "us-east", 5432, "db.internal"));
        assertThat(link)
                .extracting("privateLinkId", "name", "region", "port", "endpoint", "connectionEndpoint", "cloudRegion")
                .containsExactly("PL_1", "db", "us-east", 5432, "db.internal", "pl_1.privatelink.localhost", "");
        assertThat(status()).isEqualTo(PrivateLinkStatus.Status.PRIVATE_LINK_STATUS_PROVISIONING);
        history.pass(Duration.ofSeconds(5));
        assertThat(status()).isEqualTo(PrivateLinkStatus.Status.PRIVATE_LINK_STATUS_HEALTHY);
        assertThat(links.list().items()).containsExactly(link);
        links.destroy("PL_1");
        assertThat(links.list().items()).isEmpty();
        assertThatThrownBy(() -> links.status("PL_1")).isInstanceOf(Refused.class);
    }

    @Test
    void whatIsMissingOrWrongIsRefused() {
        links.create("PL_1", request("db", "us-east", 5432, "db.internal"));
        assertRefused(request("db", "us-east", 5432, "db.internal"), Refused.Kind.ALREADY_EXISTS);
        assertRefused(request("", "us-east", 5432, "db.internal"), Refused.Kind.INVALID_ARGUMENT);
        assertRefused(request("b", "mars", 5432, "db.internal"), Refused.Kind.INVALID_ARGUMENT);
        assertRefused(request("b", "us-east", 0, "db.internal"), Refused.Kind.INVALID_ARGUMENT);
        assertRefused(request("b", "us-east", 65536, "db.internal"), Refused.Kind.INVALID_ARGUMENT);
        assertRefused(request("b", "us-east", 5432, ""), Refused.Kind.INVALID_ARGUMENT);
    }

    @Test
    void linksAreThereAfterANewStart() throws Exception {
        PrivateLink link = links.create(
                "PL_1",
                new CreatePrivateLinkRequest(
                        "db", new CreatePrivateLinkRequest.AwsCreateConfig("vpce"), "us-east", 1, "", "eu"));
        History after = History.onShip();
        StoredAgents form = new StoredAgents(PlainCipher.INSTANCE);
        form.read(form.write(history.state), after.state);
        assertThat(after.state.privateLinks().list().items()).containsExactly(link);
        assertThat(link.endpoint()).isEqualTo("vpce");
    }
}
