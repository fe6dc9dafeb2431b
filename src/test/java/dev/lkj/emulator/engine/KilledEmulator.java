package dev.lkj.emulator.engine;

import dev.lkj.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An emulator that starts two instances and is then ended as kill -9 would: nothing of it runs any more. */
final class KilledEmulator {
    private KilledEmulator() {}

    /** Runs in a process of its own: {@code lasting} or {@code passing}, and the folder. */
    public static void main(String[] args) {
        Path folder = Path.of(args[1]);
        EngineRig rig = args[0].equals("lasting") ? EngineRig.lasting(folder) : EngineRig.passing(folder);
        rig.startScript("one", "trap 'echo drained; exit 7' TERM; echo $$; while :; do sleep 0.01; done");
        rig.startScript("two", "sh -c 'echo $$; exec sleep 1000' & wait");
        String pids = rig.firstLine("one") + " " + rig.firstLine("two");
        System.out.println(pids);
        Runtime.getRuntime().halt(137);
    }

    /** Runs it to its end; the processes that it leaves behind. */
    static Left run(String kind, Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledEmulator.class.getName(),
                        kind,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] pids = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ", -1);
        Await.until("the emulator was killed", () -> !process.isAlive());
        return new Left(process(pids[0]), process(pids[1]));
    }

    /** Instance one, and what instance two started. */
    record Left(ProcessIdentity one, ProcessIdentity childOfTwo) {}

    private static ProcessIdentity process(String pid) {
        return ProcessIdentity.of(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
    }
}
