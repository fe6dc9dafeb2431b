package dev.lkj.emulator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A daemon that was started with {@code --bridge=none}; {@code -Dlkj.test.docker.bare=SOCKET} says where it is. */
@Tag("component")
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("sockets")
class BareNetworkComponentTest {
    private final Path socket;

    @TempDir
    private Path folder;

    BareNetworkComponentTest(Path socket) {
        this.socket = socket;
    }

    static List<Path> sockets() {
        return ContainerRig.sockets("lkj.test.docker.bare");
    }

    @Test
    void instancesListenWherePortSaysAndTheLimitIsSaid() throws IOException {
        try (ContainerRig rig = ContainerRig.passing(socket, folder)) {
            String image = rig.build("", "httpd -p $PORT -h /www; while :; do sleep 1; done");
            rig.start("one", image);
            rig.start("two", image);

            rig.awaitHealth("one");
            rig.awaitHealth("two");
            assertThat(rig.engine.description()).contains("have to listen on the port that PORT names");
        }
    }
}
