package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.wire.PresignedPostRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceUploadTest {
    private static final String SIGNATURE = "0f9a8b7c6d5e4f3a2b1c";
    private static final FixedContent CONTENT = FixedContent.of("the archive");

    private LocalCloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = new LocalCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private static UploadTarget form(String url) {
        return new UploadTarget.Form(
                new PresignedPostRequest(url, Map.of("key", "sources/1.tar.gz", "x-amz-signature", SIGNATURE)));
    }

    private SourceUpload.Result send() {
        return cloud.upload().send("unable to deploy agent", form(cloud.base() + "/bucket"), CONTENT, sent -> {});
    }

    private LkjException refused() {
        LkjException failure = catchThrowableOfType(LkjException.class, this::send);
        assertThat(failure).isNotNull();
        return failure;
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204})
    void succeedsWithEachOfTheStatusesOfAStore(int status) {
        cloud.answer(status, "");
        assertThat(send()).isEqualTo(SourceUpload.Result.STORED);
    }

    @Test
    void sendsTheFormAndNothingOfTheService() throws Exception {
        cloud.answer(204, "");
        send();
        RecordedRequest request = cloud.request();
        assertThat(request.getRequestLine()).isEqualTo("POST /bucket HTTP/1.1");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo(Long.toString(request.getBodySize()));
        assertThat(request.getHeaders().names())
                .doesNotContain("Authorization", "X-LIVEKIT-CLI-VERSION", "Transfer-Encoding", "Twirp-Version");
        assertThat(request.getBody().utf8())
                .contains("name=\"x-amz-signature\"\r\n\r\n" + SIGNATURE + "\r\n")
                .contains(
                        "filename=\"sources/1.tar.gz\"\r\nContent-Type: application/octet-stream\r\n\r\nthe archive\r\n--");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 411, 413, 202})
    void isRefusedForGood(int status) {
        cloud.answer(status, "<Error><Code>EntityTooLarge</Code></Error>");
        LkjException failure = refused();
        assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failure)
                .hasMessage("unable to deploy agent: multipart upload failed: failed to upload tarball: " + status
                        + ": <Error><Code>EntityTooLarge</Code></Error>");
        assertThat(cloud.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Code>AccessDenied</Code><Message>Invalid according to Policy: Policy expired.</Message>",
                "<Code>RequestTimeTooSkewed</Code>",
                "<Code>ExpiredToken</Code>",
                "Request has expired"
            })
    void asksForAFreshFormWhenThisOneIsTooOld(String body) {
        cloud.answer(403, body);
        assertThat(send()).isEqualTo(SourceUpload.Result.FORM_EXPIRED);
    }

    @Test
    void isRefusedForGoodByAnother403() {
        cloud.answer(403, "<Code>AccessDenied</Code>");
        LkjException failure = refused();
        assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failure).hasMessageEndingWith("403: <Code>AccessDenied</Code>");
    }

    @Test
    void keepsTheFormsSecretsOutOfTheStoresWords() {
        cloud.answer(
                403, "<Code>SignatureDoesNotMatch</Code><Provided>" + SIGNATURE + "</Provided>" + "x".repeat(9000));
        assertThat(refused().getMessage())
                .contains("<Provided>***</Provided>")
                .doesNotContain(SIGNATURE)
                .hasSizeLessThan(2200);
    }

    @Test
    void sendsTheSameFormAgainAfterAPassingFailure() throws Exception {
        cloud.server.enqueue(LocalCloud.response(200, "")
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        cloud.answer(503, "<Code>SlowDown</Code>");
        cloud.answer(204, "");
        assertThat(send()).isEqualTo(SourceUpload.Result.STORED);
        for (int i = 0; i < 3; i++) {
            assertThat(cloud.request().getBody().utf8()).contains(SIGNATURE).contains("the archive");
        }
    }

    @Test
    void givesUpAfterThreeTries() {
        for (int status : new int[] {500, 502, 503, 204}) {
            cloud.answer(status, "");
        }
        LkjException failure = refused();
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(failure)
                .hasMessage("unable to deploy agent: multipart upload failed: 127.0.0.1 answered 503 (3 tries in 3s)");
        assertThat(cloud.server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void givesUpAfterThreeCuts() throws IOException {
        try (RawServer server = new RawServer(RawServer.Peer::readRequest)) {
            LkjException failure = catchThrowableOfType(
                    LkjException.class,
                    () -> cloud.upload().send("unable to deploy agent", form(server.url()), CONTENT, sent -> {}));
            assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void believesARefusalThatComesBeforeTheWholeUpload() throws IOException {
        try (RawServer server = new RawServer(peer -> {
            peer.readHead();
            peer.answer("400 Bad Request", "EntityTooLarge");
            peer.awaitEnd();
        })) {
            LkjException failure = catchThrowableOfType(
                    LkjException.class,
                    () -> cloud.upload()
                            .send(
                                    "unable to deploy agent",
                                    form(server.url()),
                                    new FixedContent("x".repeat(1 << 20), 20),
                                    sent -> {}));
            assertThat(failure).hasMessageEndingWith("400: EntityTooLarge");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void followsARedirectThatKeepsTheSource(int status) throws Exception {
        cloud.answer(status, "", "Location: " + cloud.base() + "/region/bucket");
        cloud.answer(204, "");
        assertThat(send()).isEqualTo(SourceUpload.Result.STORED);
        cloud.request();
        RecordedRequest second = cloud.request();
        assertThat(second.getRequestLine()).isEqualTo("POST /region/bucket HTTP/1.1");
        assertThat(second.getBody().utf8()).contains("the archive");
    }

    @Test
    void followsTheStoreToWhereItPutTheSource() throws Exception {
        cloud.answer(303, "", "Location: " + cloud.base() + "/done");
        cloud.answer(200, "");
        assertThat(send()).isEqualTo(SourceUpload.Result.STORED);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302})
    void doesNotTakeALoginPageForTheStore(int status) {
        cloud.answer(status, "", "Location: " + cloud.base() + "/login");
        cloud.answer(200, "<html>please log in");
        LkjException failure = refused();
        assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failure).hasMessageContaining("redirected");
    }

    @Test
    void tellsHowMuchWasSentAndStartsOverWithEachTry() {
        cloud.answer(500, "");
        cloud.answer(204, "");
        List<Long> sent = new ArrayList<>();
        cloud.upload().send("unable to deploy agent", form(cloud.base()), new FixedContent("0123456789", 2), sent::add);
        assertThat(sent).containsExactly(10L, 20L, 10L, 20L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not an address", "ftp://store"})
    void saysThatThereIsNoAddress(String url) {
        LkjException failure = catchThrowableOfType(
                LkjException.class,
                () -> cloud.upload().send("unable to deploy agent", form(url), CONTENT, sent -> {}));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("no upload address");
    }
}
