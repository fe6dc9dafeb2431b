package dev.lkj.emulator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.engine.Observation;
import dev.lkj.testing.Await;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Instances as containers of real daemons; {@code -Dlkj.test.docker=SOCKET -Dlkj.test.podman=SOCKET} say where they are. */
@Tag("component")
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("sockets")
class ContainersComponentTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final String SERVER = """
            httpd -p "$PORT" -h /www
            echo up
            while :; do sleep 1; done
            """;

    private final Path socket;

    @TempDir
    private Path folder;

    private ContainerRig rig;

    ContainersComponentTest(Path socket) {
        this.socket = socket;
    }

    static List<Path> sockets() {
        return ContainerRig.sockets("lkj.test.docker", "lkj.test.podman");
    }

    @BeforeEach
    void open() throws IOException {
        rig = ContainerRig.passing(socket, folder);
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
        assertThat(new Containers(rig.daemon).list()).isEmpty();
    }

    @Test
    void instancesOfOneImageRunBesideEachOther() {
        String image = rig.build("EXPOSE 9000", SERVER);
        rig.start("one", image);
        rig.start("two", image);

        rig.awaitHealth("one");
        rig.awaitHealth("two");
        assertThat(rig.engine.running()).containsExactlyInAnyOrder("one", "two");
        assertThat(rig.engine.observe("one"))
                .isEqualTo(new Observation(true, true, java.util.OptionalInt.empty(), false, 0));
    }

    @Test
    void labelDecidesOnWhichPortHealthIsAsked() {
        rig.start("one", rig.build("EXPOSE 8081 9000\nLABEL LKJ_HEALTH_PORT=9100", "echo port $PORT\n" + SERVER));

        rig.awaitHealth("one");
        assertThat(rig.output("one")).contains("port 9100");
    }

    @Test
    void environmentIsTheAgentsAlone() {
        String image = rig.build("ENV LANG=de_DE.UTF-8", "env | sort; echo end");
        rig.start("one", image, Map.of("TOKEN", "a b", "LIVEKIT_URL", "ws://127.0.0.1:7880"), Map.of());

        rig.awaitEnd("one");
        assertThat(rig.output("one"))
                .contains("LANG=de_DE.UTF-8", "PORT=8081", "TOKEN=a b", "LKJ_SECRETS_DIR=/etc/secrets")
                .anyMatch(line -> line.matches("LIVEKIT_URL=ws://host\\.(docker|containers)\\.internal:7880"))
                .noneMatch(line -> line.startsWith("MAVEN") || line.startsWith("JAVA"));
    }

    @Test
    void hostHasTheNameThatLivekitUrlGives() {
        String image = rig.build("", "host=${LIVEKIT_URL#ws://}; grep -q \" *${host%:*}\" /etc/hosts && echo known");
        rig.start("one", image, Map.of("LIVEKIT_URL", "ws://localhost:7880"), Map.of());

        rig.awaitEnd("one");
        assertThat(rig.output("one")).containsExactly("known");
    }

    @Test
    void secretFilesAreThereFromTheStartAndLeaveTheirFolderAsItIs() {
        String image = rig.build(
                "RUN mkdir /etc/own; chown 7:7 /etc\nUSER 10001",
                "cat /etc/secrets/KEY; stat -c '%u %a' /etc /etc/secrets/KEY");
        rig.start("one", image, Map.of(), Map.of("KEY", Bytes.of("a secret\n")));

        rig.awaitEnd("one");
        assertThat(rig.output("one")).containsExactly("a secret", "7 755", "0 444");
    }

    @Test
    void instancesHaveNoRights() {
        rig.startScript("one", "grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status; mount | grep -c docker.sock");

        rig.awaitEnd("one");
        assertThat(rig.output("one"))
                .containsExactly("CapEff:\t0000000000000000", "CapBnd:\t0000000000000000", "NoNewPrivs:\t1", "0");
    }

    @Test
    void stoppingLetsAnInstanceFinish() {
        rig.startScript("one", "trap 'echo drained; exit 0' TERM; echo up; while :; do sleep 0.1; done");
        rig.awaitOutput("one", "up");

        rig.engine.stop("one", LONG);

        assertThat(rig.awaitEnd("one")).hasValue(0);
        assertThat(rig.output("one")).containsExactly("up", "drained");
    }

    @Test
    void anInstanceThatRefusesIsKilledAfterTheGrace() {
        rig.startScript("one", "trap '' TERM; echo up; while :; do sleep 0.1; done");
        rig.awaitOutput("one", "up");

        rig.engine.stop("one", Duration.ofMillis(50));

        assertThat(rig.awaitEnd("one")).hasValue(128 + 9);
    }

    @Test
    void crashHasItsExitCodeAndItsLastWords() {
        rig.startScript("one", "echo out; sleep 0.2; echo err >&2; exit 3");

        assertThat(rig.awaitEnd("one")).hasValue(3);
        assertThat(rig.output("one")).containsExactly("out", "err");
        assertThat(rig.engine.lastOutput("one", 1)).containsExactly("err");
        assertThat(rig.engine.running()).isEmpty();

        rig.engine.forgetInstance("one");
        assertThat(rig.engine.observe("one")).isEqualTo(Observation.GONE);
    }

    @Test
    void aProgramThatIsMissingIsACrashThatSaysSo() {
        rig.start("one", rig.build("ENTRYPOINT [\"/no-such-program\"]", ""));

        assertThat(rig.awaitEnd("one")).hasValue(125);
        assertThat(rig.output("one"))
                .singleElement()
                .asString()
                .startsWith("lkj emulator: the instance cannot be started: ")
                .contains("/no-such-program");
    }

    @Test
    void anImageThatWasForgottenStartsNothing() {
        String image = rig.build("", "echo up");
        rig.engine.forgetImage(image);
        rig.start("one", image);

        assertThat(rig.awaitEnd("one")).hasValue(125);
        assertThat(rig.output("one")).singleElement().asString().containsIgnoringCase("no such image");
    }

    @Test
    void whatIsPrintedFromNowOnIsPassedOn() {
        rig.startScript(
                "one", "echo before; trap 'echo after; echo err >&2; exit 0' TERM; while :; do sleep 0.1; done");
        rig.awaitOutput("one", "before");
        List<String> lines = new CopyOnWriteArrayList<>();

        Engine.Subscription subscription = rig.engine.follow("one", lines::add);
        rig.engine.stop("one", LONG);
        Await.until("both lines came", () -> lines.size() == 2);
        subscription.close();

        assertThat(lines).containsExactlyInAnyOrder("after", "err");
    }
}
