package dev.lkj.emulator.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Takes a temporary folder, as any emulator does, and is killed at once. */
final class OtherEmulator {
    private OtherEmulator() {}

    /** The folder for temporary files. */
    public static void main(String[] args) {
        System.out.println(Folder.temporary(Path.of(args[0])).root());
        Runtime.getRuntime().halt(9);
    }

    /** Runs it to its end; the folder that it leaves behind. */
    static Path run(Path parent) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherEmulator.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return Path.of(said.strip());
    }
}
