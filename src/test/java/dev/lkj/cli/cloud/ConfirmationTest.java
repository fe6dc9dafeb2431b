package dev.lkj.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lkj.cloud.AccountApi;
import dev.lkj.cloud.AccountApi.Granted;
import dev.lkj.cloud.AccountApi.Verification;
import dev.lkj.cloud.ServiceFailure;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.testing.FakeTime;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.CloudRequest;
import dev.lkj.testing.cloud.FakeCloud;
import dev.lkj.time.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long and how often lkj asks whether a login was confirmed. */
class ConfirmationTest {
    private static final MockResponse.Builder GRANTED = Answers.json(200, """
            {"key": "APIx", "SECRET": "hush", "ProjectId": "p_1", "projectName": "My App", "OwnerId": "o",
             "Description": "", "URL": "wss://my-app-1a2b.livekit.cloud"}
            """);

    private final FakeTime time = FakeTime.at("2026-11-22T10:15:01Z");
    private final FakeCloud cloud = new FakeCloud(JsonNodeFactory.instance.objectNode(), time);
    private final List<String> trouble = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();

    @AfterEach
    void stop() {
        cloud.close();
    }

    private AccountApi account() {
        return new AccountApi(cloud.base() + "/", Map.of(), "test", time, new Cancellation(), trace::add);
    }

    private Granted await(IntFunction<MockResponse.Builder> answers) {
        cloud.intercept((request, nth) -> answers.apply(nth).build());
        Verification verification = new Verification("to ken", time.now().plus(Duration.ofMinutes(15)));
        return new Confirmation(account(), verification, time, time, trouble::add)
                .await(Duration.ofSeconds(60), Duration.ofSeconds(4));
    }

    @Test
    void waitsUntilSomebodyConfirms() {
        Granted granted = await(nth -> nth < 3 ? Answers.text(401, "no") : GRANTED);

        assertThat(granted).isEqualTo(new Granted("My App", "p_1", "wss://my-app-1a2b.livekit.cloud", "APIx", "hush"));
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(12));
        assertThat(cloud.requests())
                .allSatisfy(request -> {
                    assertThat(request.method()).isEqualTo("POST");
                    assertThat(request.query()).containsExactly(Map.entry("t", "to ken"));
                    assertThat(request.token()).isEqualTo("none");
                    assertThat(request.headers()).doesNotContainKey("X-LIVEKIT-CLI-VERSION");
                })
                .extracting(CloudRequest::path)
                .containsOnly("/cli/claim");
        assertThat(trace.toString()).doesNotContain("hush", "ken").contains("t=***");
        assertThat(granted.toString()).doesNotContain("hush", "APIx");
    }

    @Test
    void aNoIsFinal() {
        assertThatThrownBy(() -> await(nth -> Answers.text(404, "no")))
                .isInstanceOfSatisfying(
                        LkjException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.DENIED))
                .hasMessageContaining("access denied");
    }

    @Test
    void itDoesNotWaitForEver() {
        assertThatThrownBy(() -> await(nth -> Answers.text(401, "no")))
                .isInstanceOfSatisfying(
                        LkjException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.TIMED_OUT))
                .hasMessageContaining("session claim timed out");
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void nothingIsAskedAfterTheTokensEnd() {
        Verification old = new Verification("t", time.now().plusSeconds(3));
        Confirmation confirmation = new Confirmation(account(), old, time, time, trouble::add);

        assertThatThrownBy(() -> confirmation.await(Duration.ofSeconds(60), Duration.ofSeconds(4)))
                .hasMessageContaining("session expired");
        Confirmation empty = new Confirmation(
                account(), new Verification("", time.now().plusSeconds(300)), time, time, trouble::add);
        assertThatThrownBy(() -> empty.await(Duration.ofSeconds(60), Duration.ofSeconds(4)))
                .hasMessageContaining("session expired");
        assertThat(cloud.requests()).isEmpty();
    }

    @Test
    void aServiceThatStumblesIsAskedAgain() {
        await(nth -> nth < 5 ? Answers.text(503, "") : GRANTED);

        assertThat(trouble).hasSize(4);
    }

    @Test
    void aServiceThatStaysAwayIsGivenUp() {
        assertThatThrownBy(() -> await(nth -> Answers.text(503, "")))
                .isInstanceOfSatisfying(
                        ServiceFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNAVAILABLE));
        assertThat(cloud.requests()).hasSize(5);
    }

    @Test
    void anAnswerThatIsNoneIsSaidWithoutItsText() {
        assertThatThrownBy(() -> await(nth -> Answers.json(200, "{\"Key\": \"hush\"")))
                .isInstanceOf(ServiceFailure.class)
                .message()
                .contains("not what the account API defines")
                .doesNotContain("hush");
        assertThatThrownBy(() -> await(nth -> Answers.json(200, "{\"Key\": \"hush\"}")))
                .hasMessageContaining("not what the account API defines");
    }
}
