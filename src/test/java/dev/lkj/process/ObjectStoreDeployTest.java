package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deploy whose source goes through a store that really checks forms and requests. {@code -Dlkj.test.s3proxy=JAR} says
 * where it is.
 */
@Tag("component")
final class ObjectStoreDeployTest {
    @TempDir
    private Path folder;

    private HelloProject project;
    private S3Store store;

    @BeforeEach
    void start() throws IOException {
        String jar = System.getProperty("lkj.test.s3proxy", "");
        assumeThat(jar).as("-Dlkj.test.s3proxy names the jar of the store").isNotEmpty();
        store = new S3Store(Path.of(jar), Files.createDirectories(folder.resolve("store")));
        project = HelloProject.create(folder);
    }

    @AfterEach
    void stop() {
        if (store != null) {
            store.close();
        }
    }

    private LkjCommand lkj(String secret) {
        return project.lkj()
                .with("AWS_ENDPOINT_URL", store.endpoint())
                .with("AWS_ACCESS_KEY_ID", S3Store.KEY)
                .with("AWS_SECRET_ACCESS_KEY", secret);
    }

    private LkjProcess.Result deploy(String address, String secret, String... more) {
        List<String> args = new ArrayList<>(List.of("emulator", "exec", "--engine", "process", "--uploads", address));
        args.addAll(List.of("--", "sh", "-c", "\"$@\" --verbose && \"$@\" --verbose", "sh"));
        args.addAll(project.lkj().words("agent", "deploy"));
        args.addAll(List.of(more));
        return lkj(secret).run(args.toArray(String[]::new));
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.walk(store.stored(""))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void twoDeploysGoThroughTheStoreAndNothingIsLeftThere() throws Exception {
        LkjProcess.Result result = deploy("s3://" + S3Store.BUCKET + "/ci", S3Store.SECRET);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains(store.endpoint()).doesNotContain(S3Store.SECRET);
        assertThat(objects()).isEmpty();
    }

    @Test
    void aWrongKeyIsSaidAtTheStart() {
        LkjProcess.Result result = deploy("s3://" + S3Store.BUCKET, "another-secret");
        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err())
                .contains(
                        "the object store s3://" + S3Store.BUCKET + " at " + store.endpoint(), "SignatureDoesNotMatch")
                .doesNotContain("another-secret");
    }

    @Test
    void aMissingBucketIsSaidAtTheStart() {
        LkjProcess.Result result = deploy("s3://nowhere", S3Store.SECRET);
        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err()).contains("NoSuchBucket");
    }

    @Test
    void aStoreThatEndsIsNamedByTheDeploy() {
        List<String> args = new ArrayList<>(List.of("emulator", "exec", "--engine", "process", "--uploads"));
        args.addAll(List.of("s3://" + S3Store.BUCKET, "--", "sh", "-c", "kill " + store.pid() + "; exec \"$@\"", "sh"));
        args.addAll(project.lkj().words("agent", "deploy"));
        LkjProcess.Result result = lkj(S3Store.SECRET).run(args.toArray(String[]::new));
        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err())
                .contains(store.endpoint().replace("http://", "") + " refused the connection")
                .doesNotContain(S3Store.SECRET);
    }
}
