package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lkj.cloud.AccountApi.Verification;
import dev.lkj.testing.FakeTime;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.CloudRequest;
import dev.lkj.testing.cloud.FakeCloud;
import dev.lkj.time.Cancellation;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the calls of the account API send, and how they read its answers. */
class AccountApiTest {
    private final FakeTime time = FakeTime.at("2026-11-22T10:15:01Z");
    private final FakeCloud cloud = new FakeCloud(JsonNodeFactory.instance.objectNode(), time);
    private final AccountApi account = new AccountApi(cloud.base(), Map.of(), "test", time, new Cancellation(), null);
    private final Credentials credentials = new Credentials("devkey", "secret");

    @AfterEach
    void stop() {
        cloud.close();
    }

    private CloudRequest only() {
        assertThat(cloud.requests()).hasSize(1);
        return cloud.requests().get(0);
    }

    @Test
    void aLoginBeginsWithTheDevicesName() {
        cloud.always("cli/auth", Answers.json(200, """
                {"identifier": "i", "TOKEN": "t0", "Expires": 1763806500, "deviceName": "my laptop"}"""));

        Verification verification = account.begin("my laptop");

        assertThat(verification).isEqualTo(new Verification("t0", Instant.ofEpochSecond(1763806500)));
        CloudRequest request = only();
        assertThat(request.method() + request.path()).isEqualTo("POST/cli/auth");
        assertThat(request.query()).containsExactly(Map.entry("device_name", "my laptop"));
        assertThat(request.token()).isEqualTo("none");
        assertThat(request.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.headers().get("Content-Length")).isEqualTo("0");
    }

    @Test
    void anotherAnswerIsToldByItsStatusLine() {
        cloud.always("cli/auth", Answers.text(418, "no"));

        assertThatThrownBy(() -> account.begin("laptop"))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        e -> assertThat(e.toUserFailure().getMessage())
                                .startsWith("unable to request a verification token: 418 "));
    }

    @Test
    void aRevocationIsSignedByWhoItIs() {
        cloud.always("cli/revoke", Answers.text(200, ""));

        assertThat(account.revoke(credentials)).isTrue();
        assertThat(only().method() + only().path()).isEqualTo("DELETE/cli/revoke");
        assertThat(only().token()).isEqualTo("ok");
    }

    @Test
    void aSandboxIsSignedByWhoItIs() {
        cloud.always("api/sandbox/create", Answers.json(200, "{\"sandbox_id\":\"sb-1\"}"));

        assertThat(account.createSandbox(credentials, "https://t", "mine")).isEqualTo("sb-1");
        assertThat(only().method() + only().path()).isEqualTo("POST/api/sandbox/create");
        assertThat(only().token()).isEqualTo("ok");
        assertThat(only().body()).hasToString("{\"template_url\":\"https://t\",\"agent_name\":\"mine\"}");
    }
}
