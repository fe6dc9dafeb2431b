package dev.lkj.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The runs of lkj that leave a cache behind, and a look at whether lkj starts with it. */
final class Training {
    private static final String MAIN = "dev.lkj.cli.Main";

    /** What the start script gives to every run, and so a part of what a cache is made for. */
    private static final List<String> ALWAYS =
            List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Djdk.reflect.useNativeAccessorOnly=true");

    /** What it adds where a run is over before an optimising compiler has begun. */
    private static final String SHORT = "-XX:TieredStopAtLevel=1";

    /** All compilers, as is usual. */
    private static final String LONG = "-XX:+TieredCompilation";

    private static final boolean AHEAD_OF_TIME = Runtime.version().feature() >= 25;

    private final Path home;
    private final Path java;
    private final Path caches;
    private final Path folder;
    private final String jars = System.getProperty("java.class.path");

    /**
     * A training for one Java.
     *
     * @param home where lkj is installed
     * @param caches where the caches go
     */
    Training(Path home, Path java, Path caches) throws IOException {
        this.home = home;
        this.java = java;
        this.caches = caches;
        this.folder = Files.createDirectory(caches.resolve("training"));
    }

    /** Makes all caches. */
    void run() throws IOException, InterruptedException {
        String own = home.resolve("lib/lkj.jar").toString();
        expect(0, machine(recording("light"), SHORT, own, MAIN, "agent", "deploy", "--help"));
        // The emulator is the other side of both, so that each gets its cache from the same conversation.
        List<String> emulator = machine(recording("emulator"), LONG, jars, MAIN);
        emulator.addAll(List.of("emulator", "exec", "--engine", "simulate", "--", "/bin/sh"));
        emulator.add(script(training("deploy"), training("call")).toString());
        expect(0, emulator);
        expect(0, training("local"));
        expect(0, checked("light", SHORT, own, "--version"));
        expect(2, checked("deploy", SHORT, jars, "agent", "deploy", "--no-such-flag"));
        expect(2, checked("call", SHORT, jars, "agent", "status", "--no-such-flag"));
        expect(2, checked("local", SHORT, jars, "no-such-command"));
        expect(2, checked("emulator", LONG, jars, "emulator", "start", "--no-such-flag"));
        FolderTree.remove(folder);
    }

    private List<String> training(String cache) throws IOException {
        Path project = Files.createDirectory(folder.resolve(cache));
        return machine(recording(cache), SHORT, jars, "dev.lkj.cli.TrainingRun", cache, project.toString());
    }

    /** A shell script that runs one command after the other. */
    @SafeVarargs
    private Path script(List<String>... commands) throws IOException {
        StringBuilder lines = new StringBuilder("set -e\n");
        for (List<String> command : commands) {
            for (String word : command) {
                lines.append('\'').append(word.replace("'", "'\\''")).append("' ");
            }
            lines.append('\n');
        }
        return Files.writeString(folder.resolve("both.sh"), lines);
    }

    private String recording(String cache) {
        return (AHEAD_OF_TIME ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file(cache);
    }

    private String using(String cache) {
        return (AHEAD_OF_TIME ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file(cache);
    }

    /** A run that does not start when the cache cannot be used. */
    private List<String> checked(String cache, String compiler, String classPath, String... rest) {
        List<String> command = machine(using(cache), compiler, classPath, MAIN);
        command.add(1, AHEAD_OF_TIME ? "-XX:AOTMode=on" : "-Xshare:on");
        command.addAll(List.of(rest));
        return command;
    }

    private Path file(String cache) {
        return caches.resolve(cache + (AHEAD_OF_TIME ? ".aot" : ".jsa"));
    }

    private List<String> machine(String cache, String compiler, String classPath, String... rest) {
        List<String> command = new ArrayList<>(List.of(java.toString(), cache, compiler));
        command.addAll(ALWAYS);
        command.addAll(List.of("-Dlkj.tty=", "-Dlkj.help=" + home.resolve("lib/help"), "-cp", classPath));
        command.addAll(List.of(rest));
        return command;
    }

    /** Runs a command with nothing of the user's own around it. */
    private void expect(int code, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> variables = builder.environment();
        String path = variables.getOrDefault("PATH", "");
        variables.clear();
        variables.putAll(
                Map.of("PATH", path, "HOME", folder.toString(), "TMPDIR", folder.toString(), "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        process.getOutputStream().close();
        int ended = process.waitFor();
        if (ended != code) {
            throw new IOException(
                    "a run for them ended with " + ended + " instead of " + code + ":\n" + Files.readString(log));
        }
    }
}
