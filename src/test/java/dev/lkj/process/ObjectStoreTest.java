package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lkj.cloud.CloudClient;
import dev.lkj.cloud.Credentials;
import dev.lkj.cloud.Endpoints;
import dev.lkj.cloud.SourceUpload;
import dev.lkj.cloud.UploadContent;
import dev.lkj.cloud.UploadTarget;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.testing.FakeTime;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The upload against a store that really checks forms. {@code -Dlkj.test.s3proxy=JAR} says where it is.
 */
@Tag("component")
final class ObjectStoreTest {
    private static final byte[] SOURCE = noise(3 << 20);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    private static Path folder;

    private static S3Store store;

    @BeforeAll
    static void startStore() throws IOException {
        String jar = System.getProperty("lkj.test.s3proxy", "");
        assumeThat(jar).as("-Dlkj.test.s3proxy names the jar of the store").isNotEmpty();
        store = new S3Store(Path.of(jar), folder);
    }

    @AfterAll
    static void stopStore() {
        if (store != null) {
            store.close();
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private PostForm form(String key) {
        return new PostForm(store.url(), key, S3Store.SECRET, now, now.plus(Duration.ofMinutes(15)), 1L << 30);
    }

    private SourceUpload.Result upload(PostForm form, AtomicLong sent) throws GeneralSecurityException {
        FakeTime time = new FakeTime(now);
        CloudClient client = new CloudClient(
                new Endpoints("http://127.0.0.1:1", true),
                new Credentials("key", "secret"),
                Map.of(),
                "lkj/test",
                time,
                time,
                new Cancellation(),
                null);
        return client.upload()
                .send("unable to deploy agent", new UploadTarget.Form(form.signed()), new Source(), sent::set);
    }

    private void refused(PostForm form, String status) {
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> upload(form, new AtomicLong()))
                .withMessageContaining("failed to upload tarball: " + status)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
                .satisfies(e -> assertThat(e.getMessage())
                        .doesNotContain(form.signed().values().get("policy"))
                        .doesNotContain(form.signed().values().get("x-amz-signature")));
        assertThat(store.stored(form.key())).doesNotExist();
    }

    @Test
    void storeGetsExactlyTheSource() throws Exception {
        AtomicLong sent = new AtomicLong();
        assertThat(upload(form("good.tar.gz"), sent)).isEqualTo(SourceUpload.Result.STORED);
        assertThat(sent).hasValue(SOURCE.length);
        assertThat(store.stored("good.tar.gz")).hasBinaryContent(SOURCE);
    }

    @Test
    void formMayBeUsedAgain() throws Exception {
        upload(form("twice.tar.gz"), new AtomicLong());
        assertThat(upload(form("twice.tar.gz"), new AtomicLong())).isEqualTo(SourceUpload.Result.STORED);
        assertThat(store.stored("twice.tar.gz")).hasBinaryContent(SOURCE);
    }

    @Test
    void wrongSignatureIsFinal() {
        refused(new PostForm(store.url(), "forged.tar.gz", "another", now, now.plusSeconds(900), 1L << 30), "403: ");
    }

    @Test
    void expiredFormAsksForAFreshOne() throws Exception {
        PostForm old = new PostForm(
                store.url(), "old.tar.gz", S3Store.SECRET, now.minusSeconds(1800), now.minusSeconds(900), 1L << 30);
        assertThat(upload(old, new AtomicLong())).isEqualTo(SourceUpload.Result.FORM_EXPIRED);
        assertThat(store.stored("old.tar.gz")).doesNotExist();
    }

    @Test
    void tooLargeIsFinal() {
        refused(new PostForm(store.url(), "large.tar.gz", S3Store.SECRET, now, now.plusSeconds(900), 1 << 20), "400: ");
    }

    private static final class Source implements UploadContent {
        @Override
        public long length() {
            return SOURCE.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(SOURCE);
        }
    }
}
