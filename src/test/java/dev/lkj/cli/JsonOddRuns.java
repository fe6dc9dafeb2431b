package dev.lkj.cli;

import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.fault.FaultAction;
import dev.lkj.emulator.fault.FaultRule;
import dev.lkj.emulator.state.Plan;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What has something else to tell than on a usual day: images, faults on the way, a starter, the end. */
final class JsonOddRuns {
    private static final String REGION = " --region us-east";

    private final JsonRuns runs;
    private final Path folder;
    private final Rehearsal rehearsal;
    private int made;

    private JsonOddRuns(JsonRuns runs, Path folder, Rehearsal rehearsal) {
        this.runs = runs;
        this.folder = folder;
        this.rehearsal = rehearsal;
    }

    static void in(Path folder, JsonRuns runs) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (Rehearsal rehearsal = new Rehearsal(folder, options -> options.withPlan(Plan.ENTERPRISE))) {
            JsonOddRuns odd = new JsonOddRuns(runs, folder, rehearsal);
            odd.images();
            odd.faults();
            odd.starter();
            odd.signOff();
            odd.stop();
        }
        // Long enough for a roll to be seen, two seconds of the machine.
        Duration start = Duration.ofMinutes(2);
        try (Rehearsal slow = new Rehearsal(folder.resolve("slow"), options -> options, start)) {
            slow.type("agent deploy --detach");
            runs.run(slow, "agent status --wait", "");
            runs.run(slow, "agent update-secrets", "--secrets NEW=1");
            runs.run(slow, "agent update", "--secrets OTHER=1");
            runs.run(slow, "agent restart", "");
        }
    }

    private void images() throws IOException {
        TestImage.of("one", "two").dockerArchive(rehearsal.work().resolve("img.tar"));
        runs.run(rehearsal, "agent deploy", "--image-tar img.tar --dry-run");
        runs.run(rehearsal, "agent deploy", "--image-tar img.tar --secrets A=1");
        runs.run(rehearsal, "agent create", newFolder() + REGION + " --image-tar img.tar");
    }

    /** Each fault is met by the next request of its kind. */
    private void faults() throws IOException {
        for (String command : List.of("agent deploy", "agent create")) {
            order(FaultRule.status("upload", 403, Map.of(), "Policy expired"));
            runs.run(rehearsal, command, command.equals("agent create") ? newFolder() + REGION : "");
            order(FaultRule.cut("build", FaultAction.CUT_BODY, 1));
            runs.run(rehearsal, command, command.equals("agent create") ? newFolder() + REGION : "");
        }
    }

    private void order(FaultRule rule) {
        rehearsal.emulator().faults().add(List.of(rule));
    }

    private String newFolder() throws IOException {
        made++;
        fill(rehearsal.work().resolve("svc" + made));
        return "svc" + made;
    }

    private static void fill(Path project) throws IOException {
        Files.createDirectories(project);
        Files.writeString(project.resolve("requirements.txt"), "livekit-agents~=1.2\n");
        Files.writeString(project.resolve("agent.py"), "");
        Files.writeString(project.resolve("Dockerfile"), "FROM scratch\n");
    }

    /** The starter repository is one of this machine, by git's own way to say so. */
    private void starter() throws IOException, InterruptedException {
        Workspace starter = new Workspace(Files.createDirectory(folder.resolve("starter")));
        fill(starter.work());
        starter.shell("git init -q -b main . && git add -A && git commit -q -m first");
        runs.keep(
                "agent init --deploy",
                rehearsal
                        .harness()
                        .with("PATH", System.getenv("PATH"))
                        .with("GIT_CONFIG_COUNT", "1")
                        .with("GIT_CONFIG_KEY_0", "url." + starter.work().toUri() + ".insteadOf")
                        .with("GIT_CONFIG_VALUE_0", "https://github.com/livekit-examples/agent-starter-python")
                        .run("agent", "init", "mine", "--deploy", "--region", "us-east", "--json"));
    }

    /** Signing in needs a terminal; it is compared with the page where there is one. */
    private void signOff() throws IOException {
        String key = rehearsal.emulator().apiKey();
        String secret = rehearsal.emulator().apiSecret();
        String url = rehearsal.emulator().url();
        rehearsal.run("project", "add", "one", "--url", url, "--api-key", key, "--api-secret", secret);
        runs.keep(
                "cloud auth",
                rehearsal
                        .harness()
                        .run("cloud", "auth", "--revoke", "--project", "one", "--json", "--server-url", url));
    }

    /** Of an emulator in real time, since stopping takes some. */
    private void stop() throws IOException {
        try (EmulatorFixture fixture = new EmulatorFixture()) {
            Path file = JsonRuns.announce(folder, fixture.emulator);
            fixture.emulator.stopRequested().onCancel(() -> new Thread(() -> end(fixture, file)).start());
            runs.keep(
                    "emulator stop",
                    new CliHarness(rehearsal.work(), folder)
                            .with("TMPDIR", folder.toString())
                            .run("emulator", "stop", "--json"));
        }
    }

    private static void end(EmulatorFixture fixture, Path file) {
        fixture.emulator.close();
        if (!file.toFile().delete()) {
            throw new IllegalStateException(file + " is still there");
        }
    }
}
