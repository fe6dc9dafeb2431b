package dev.lkj.emulator.engine.docker;

import static dev.lkj.container.http.FakeDaemon.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.container.Daemon;
import dev.lkj.container.http.FakeDaemon;
import dev.lkj.emulator.engine.ProcessIdentity;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose containers and images are touched, and whose never. */
class ForeignContainersTest {
    private static final String PLACE = ProcessIdentity.place().replaceAll("\\D", "");
    /** No system gives such an id to a process. */
    private static final String NOBODY = "99999999999";

    private static final String DEAD = "p-" + PLACE + "-" + NOBODY + "-1-abc";
    private static final String ELSEWHERE = "p-9" + PLACE + "-" + NOBODY + "-1-abc";
    private static final String LIVING = Owner.ofThisProcess().name();
    private static final String FOLDER = "d-0123456789abcdef";

    @TempDir
    private Path folder;

    private final FakeDaemon fake = FakeDaemon.start();

    @AfterEach
    void close() {
        fake.close();
    }

    private Daemon daemon() throws IOException {
        return Daemon.connect(fake.socket(), Duration.ofSeconds(60));
    }

    private static String container(String id, String owner, String state) {
        return """
                {"Id":"%s","State":"%s","Labels":{"dev.lkj.emulator":"%s","dev.lkj.instance":"i-%s"}}
                """.formatted(id, state, owner, id);
    }

    private List<String> changes() {
        return fake.requests().stream()
                .map(request -> request.lines().findFirst().orElse(""))
                .filter(line -> !line.startsWith("GET "))
                .map(line -> line.replace("/v1.41", "").replace(" HTTP/1.1", ""))
                .toList();
    }

    @Test
    void onlyWhatKilledEmulatorsOfThisMachineLeftIsRemoved() throws IOException {
        fake.on(
                "GET /v1.41/containers/json",
                ok("["
                        + String.join(
                                ",",
                                container("dead", DEAD, "running"),
                                container("elsewhere", ELSEWHERE, "running"),
                                container("living", LIVING, "running"),
                                container("folder", FOLDER, "exited"),
                                container("odd", "p-x", "running"))
                        + "]"));
        fake.on("GET /v1.41/images/json", ok("""
                [{"RepoTags":["lkj-emulator/%s:v1","own:1"]},{"RepoTags":["docker.io/lkj-emulator/%s:v2"]},
                 {"RepoTags":["lkj-emulator/%s:v1"]},{"RepoTags":["lkj-emulator/%s:v1"]},
                 {"RepoTags":["lkj-emulator/x/y:1"]},{"RepoTags":null}]
                """.formatted(DEAD, DEAD, LIVING, FOLDER)));

        DockerEngine.lasting(daemon(), folder, Clock.system()).close();

        assertThat(changes())
                .containsExactly(
                        "DELETE /containers/dead?v=1&force=1",
                        "DELETE /images/lkj-emulator/" + DEAD + ":v1",
                        "DELETE /images/docker.io/lkj-emulator/" + DEAD + ":v2");
    }

    @Test
    void stoppingAllTouchesOnlyOnesOwn() throws IOException {
        String own = Owner.ofFolder(folder).name();
        fake.on("GET /v1.41/images/json", ok("[]"))
                .on("POST /v1.41/containers/own/kill", ok(""))
                .on(
                        "GET /v1.41/containers/json",
                        ok("[" + container("own", own, "running") + "," + container("other", FOLDER, "running") + ","
                                + container("ended", own, "exited") + "]"));
        DockerEngine engine = DockerEngine.lasting(daemon(), folder, Clock.system());
        assertThat(engine.running()).containsExactly("i-own");

        fake.on("GET /v1.41/containers/json", ok("[" + container("other", FOLDER, "running") + "]"));
        engine.stopAll(Duration.ZERO);
        engine.close();

        assertThat(changes()).isEmpty();
    }

    @Test
    void aContainerThatWasNeverStartedIsRemoved() throws IOException {
        String own = Owner.ofFolder(folder).name();
        fake.on("GET /v1.41/images/json", ok("[]"))
                .on(
                        "GET /v1.41/containers/json",
                        ok("[" + container("half", own, "created") + "," + container("ended", own, "exited") + ","
                                + container("up", own, "running") + "]"));

        DockerEngine.lasting(daemon(), folder, Clock.system()).close();

        assertThat(changes()).containsExactly("DELETE /containers/half?v=1&force=1");
    }

    @Test
    void aFolderHasOneOwnerAndItsCopyAnother() throws IOException {
        Path copy = java.nio.file.Files.createDirectory(folder.resolve("copy"));
        Owner owner = Owner.ofFolder(folder);
        java.nio.file.Files.copy(folder.resolve("docker-owner"), copy.resolve("docker-owner"));

        assertThat(Owner.ofFolder(folder)).isEqualTo(owner);
        assertThat(Owner.ofFolder(copy)).isNotEqualTo(owner);
        assertThat(owner.isOfDeadProcess()).isFalse();
    }

    @Test
    void twoEmulatorsOfOneProcessAreTwoOwners() {
        assertThat(Owner.ofThisProcess()).isNotEqualTo(Owner.ofThisProcess());
        assertThat(Owner.ofThisProcess().isOfDeadProcess()).isFalse();
        // What stands in the names of images and containers.
        assertThat(Owner.ofThisProcess().name()).matches("[a-z0-9]+(-[a-z0-9]*)*[a-z0-9]");
    }
}
