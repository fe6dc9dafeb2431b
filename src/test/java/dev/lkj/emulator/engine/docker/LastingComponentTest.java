package dev.lkj.emulator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.container.Daemon;
import dev.lkj.container.DaemonRefusal;
import dev.lkj.emulator.engine.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What an emulator finds of others and of its own former process; the sockets are those of {@link ContainerRig}. */
@Tag("component")
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("sockets")
class LastingComponentTest {
    private static final String SERVER = "httpd -p $PORT -h /www; echo up; while :; do sleep 1; done";

    private final Path socket;

    @TempDir
    private Path folder;

    LastingComponentTest(Path socket) {
        this.socket = socket;
    }

    static List<Path> sockets() {
        return ContainerRig.sockets("lkj.test.docker", "lkj.test.podman");
    }

    private static String container(ContainerRig rig, String image, String owner) throws IOException {
        Containers containers = new Containers(rig.daemon);
        ObjectNode settings = Daemon.JSON.createObjectNode().put("Image", image);
        settings.putArray("Cmd").add("/bin/sh").add("-c").add("sleep 1000");
        settings.putObject("HostConfig").put("NetworkMode", "none");
        if (!owner.isEmpty()) {
            settings.putObject("Labels").put(ContainerSettings.OWNER_LABEL, owner);
        }
        String id = containers.create("foreign-" + System.nanoTime(), settings);
        containers.start(id);
        return id;
    }

    private static boolean isThere(ContainerRig rig, String container) throws IOException {
        try {
            return new Containers(rig.daemon)
                    .inspect(container, Duration.ofSeconds(60))
                    .alive();
        } catch (DaemonRefusal e) {
            return false;
        }
    }

    @Test
    void instancesOutliveTheEmulatorAndAreTakenOver() throws IOException {
        try (ContainerRig former = ContainerRig.lasting(socket, folder)) {
            former.start("one", former.build("", SERVER));
            former.awaitHealth("one");
            former.engine.close();

            DockerEngine next =
                    DockerEngine.lasting(former.daemon, folder.resolve("engine"), dev.lkj.time.Clock.system());
            assertThat(next.running()).containsExactly("one");
            assertThat(next.observe("one").healthy()).isTrue();
            assertThat(next.lastOutput("one", 10)).containsExactly("up");

            next.stopAll(Duration.ZERO);
            assertThat(next.running()).isEmpty();
            assertThat(next.observe("one").exitCode()).hasValue(137);
            next.forgetInstance("one");
            next.forgetImage("CA_x-v0");
            assertThat(new Containers(former.daemon).list()).isEmpty();
        }
    }

    @Test
    void killedEmulatorsAreTidiedUpAndNobodyElse() throws IOException {
        try (ContainerRig rig = ContainerRig.passing(socket, folder)) {
            String image = new Images(rig.daemon, ownerOf(rig)).reference(rig.build("", "echo"));
            String place = ProcessIdentity.place().replaceAll("\\D", "");
            String killed = container(rig, image, "p-" + place + "-99999999999-1-abc");
            String elsewhere = container(rig, image, "p-1" + place + "-99999999999-1-abc");
            String foreign = container(rig, image, "");

            ContainerRig.passing(socket, folder).close();

            assertThat(isThere(rig, killed)).isFalse();
            assertThat(isThere(rig, elsewhere)).isTrue();
            assertThat(isThere(rig, foreign)).isTrue();
            Containers containers = new Containers(rig.daemon);
            containers.remove(elsewhere, true);
            containers.remove(foreign, true);
        }
    }

    private static Owner ownerOf(ContainerRig rig) throws IOException {
        rig.start("probe", rig.build("", "echo"));
        return new Containers(rig.daemon).list().get(0).owner();
    }
}
