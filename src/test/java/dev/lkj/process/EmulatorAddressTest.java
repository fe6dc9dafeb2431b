package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An emulator that others can reach, and the key of its secrets, from the command line. */
final class EmulatorAddressTest {
    @TempDir
    private Path folder;

    private HelloProject project;
    private String port;

    @BeforeEach
    void copyHelloAgent() throws IOException {
        project = HelloProject.create(folder);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            port = Integer.toString(free.getLocalPort());
        }
    }

    private LkjProcess.Result run(String... args) {
        return project.lkj().run(args);
    }

    @Test
    void clientsAreToldThePublicUrlAndCommandsHereFindItAllTheSame() throws Exception {
        String called = "http://emulator.example:18790";
        try (LkjProcess emulator = project.lkj()
                .start(
                        "emulator",
                        "start",
                        "--engine",
                        "simulate",
                        "--port",
                        port,
                        "--host",
                        "0.0.0.0",
                        "--public-url",
                        called)
                .awaitErr("has this user's rights")) {
            assertThat(emulator.err()).contains("It listens on 0.0.0.0, in plain HTTP", "  " + called + "/?t=");
            LkjProcess.Result env = run("emulator", "env");
            assertThat(env.out().lines())
                    .contains(
                            "export LK_AGENTS_URL=" + called,
                            "export LIVEKIT_URL=http://hello.localhost:18790",
                            "export LKJ_EMULATOR_URL=http://127.0.0.1:" + port);
            assertThat(run("emulator", "status").code()).isZero();
            assertThat(run("emulator", "stop").code()).isZero();
        }
    }

    @Test
    void aDeployGoesThroughThePublicUrl() {
        List<String> args = new ArrayList<>(List.of("emulator", "exec", "--engine", "simulate", "--port", port));
        args.addAll(List.of("--host", "0.0.0.0", "--public-url", "http://localhost:" + port, "--"));
        args.addAll(List.of("sh", "-c", "echo $LK_AGENTS_URL; exec \"$@\"", "sh"));
        args.addAll(project.lkj().words("agent", "deploy"));
        LkjProcess.Result result = run(args.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("http://localhost:" + port + "\n");
        assertThat(result.err()).contains("It listens on 0.0.0.0, in plain HTTP");
    }

    @Test
    void everybodysCredentialsAreNotForOthers() {
        LkjProcess.Result result =
                run("emulator", "start", "--dev", "--engine", "simulate", "--port", port, "--host", "0.0.0.0");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--dev is for this machine alone", "leave --dev out");
    }

    private LkjProcess.Result withKey(String... key) {
        List<String> args = new ArrayList<>(List.of("emulator", "exec", "--engine", "simulate"));
        args.addAll(List.of(key));
        args.addAll(List.of("--", "echo", "ran"));
        return run(args.toArray(String[]::new));
    }

    @Test
    void theKeyOfADataFolderCanLieElsewhere() throws Exception {
        String data = folder.resolve("data").toString();
        String key = folder.resolve("lkj.key").toString();
        assertThat(withKey("--data", data, "--key-file", key).out()).isEqualTo("ran\n");
        Files.move(Path.of(key), Path.of(key + ".kept"));

        LkjProcess.Result wrong = withKey("--data", data, "--key-file", key);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("the key of the data folder " + data + " is not in " + key);
        assertThat(withKey("--data", data, "--key-file", key + ".kept").code()).isZero();

        assertThat(withKey("--key-file", key).err()).contains("--key-file is for the secrets in a data folder");
    }
}
