package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.testing.CliHarness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every command that has --json, run once with it: what it prints, by the command's words. */
final class JsonRuns {
    private final Path folder;
    private final Map<String, List<JsonNode>> printed = new TreeMap<>();

    private JsonRuns(Path folder) {
        this.folder = folder;
    }

    /** Runs them all, in an order in which each has something to tell. */
    static Map<String, List<JsonNode>> in(Path folder) throws IOException, InterruptedException {
        JsonRuns runs = new JsonRuns(folder);
        runs.projects();
        try (Rehearsal rehearsal = new Rehearsal(folder)) {
            announce(folder, rehearsal.emulator());
            runs.agent(rehearsal);
            runs.emulator(rehearsal);
            runs.more(rehearsal);
            runs.end(rehearsal);
        }
        JsonOddRuns.in(folder.resolve("odd"), runs);
        return runs.printed;
    }

    /** The file by which commands find an emulator that another process started. */
    static Path announce(Path folder, EmulatorServer emulator) throws IOException {
        StringBuilder text = new StringBuilder();
        emulator.environment().forEach((name, value) -> text.append(name + "=" + value + "\n"));
        Path file = folder.resolve("lkj-emulator-" + emulator.port() + ".env");
        Files.writeString(file, text);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }

    private void projects() {
        project("project add", "one --url wss://a-1.livekit.cloud --api-key key --api-secret secret --default");
        project("project list", "");
        project("project set-default", "one");
        project("project remove", "one");
    }

    private void project(String command, String more) {
        keep(
                command,
                new CliHarness(folder, folder)
                        .run((command + " --json " + more).strip().split(" ", -1)));
    }

    private void agent(Rehearsal rehearsal) throws IOException {
        printed.put("agent deploy", new ArrayList<>(parsed(rehearsal.type("agent deploy --json --region x"))));
        run(rehearsal, "agent deploy", "--dry-run");
        run(rehearsal, "agent deploy", "--secrets OLD=1 --attribute team=a");
        rehearsal.file("Dockerfile", "FROM scratch\nLABEL a=b\n").file("ours.env", "OLD=1\nNEW=2\n");
        rehearsal.type("agent deploy");
        run(rehearsal, "agent status", "");
        run(rehearsal, "agent versions", "");
        run(rehearsal, "agent list", "");
        run(rehearsal, "agent secrets", "");
        run(rehearsal, "agent secrets diff", "--secrets-file ours.env");
        run(rehearsal, "agent rollback", "--yes");
        rehearsal.type("agent deploy --deployment staging");
        run(rehearsal, "agent promote", "--deployment staging --yes");
        run(rehearsal, "agent logs", "--no-follow");
        run(rehearsal, "agent config", "--id CA_1 --config other.toml");
    }

    private void emulator(Rehearsal rehearsal) {
        run(rehearsal, "emulator sessions start", "--agent CA_1");
        run(rehearsal, "emulator sessions list", "");
        run(rehearsal, "emulator status", "");
        run(rehearsal, "emulator sessions end", "--all");
        run(rehearsal, "emulator load", "--agent CA_1 --for 2s --rate 2/s --length 1s..1s");
        run(rehearsal, "emulator env", "");
        run(rehearsal, "emulator export", "a.zip");
        run(rehearsal, "emulator import", "a.zip --yes");
    }

    private void more(Rehearsal rehearsal) throws IOException {
        String link = "--name db --port 5432 --endpoint com.example.db --region us-east";
        run(rehearsal, "agent private-link create", link);
        String id = printed.getOrDefault("agent private-link create", List.of())
                .get(0)
                .path("privateLink")
                .path("privateLinkId")
                .asText();
        run(rehearsal, "agent private-link list", "");
        run(rehearsal, "agent private-link health-status", "--id " + id);
        run(rehearsal, "agent private-link delete", "--id " + id);
        Files.createDirectories(rehearsal.work().resolve("svc"));
        rehearsal.file("svc/requirements.txt", "livekit-agents~=1.2\n").file("svc/agent.py", "");
        run(rehearsal, "agent dockerfile", "svc");
        run(rehearsal, "agent create", "svc --region us-east");
        run(rehearsal, "agent init", "mine --template-url svc");
    }

    private void end(Rehearsal rehearsal) {
        run(rehearsal, "agent delete", "--yes --id CA_1");
        run(rehearsal, "emulator reset", "--yes");
    }

    void run(Rehearsal rehearsal, String command, String more) {
        keep(command, rehearsal.type((command + " --json " + more).strip()));
    }

    void keep(String command, CliHarness.Result result) {
        assertThat(result.code())
                .as(command + ": " + result.err() + result.out())
                .isZero();
        printed.computeIfAbsent(command, name -> new ArrayList<>()).addAll(parsed(result));
    }

    private static List<JsonNode> parsed(CliHarness.Result result) {
        try (JsonParser parser = new JsonMapper().createParser(result.out())) {
            List<JsonNode> values = new ArrayList<>();
            for (JsonNode value = parser.readValueAsTree(); value != null; value = parser.readValueAsTree()) {
                values.add(value);
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
