package dev.lkj.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The tar and gzip of the machine, as readers that know nothing of how an archive was made. */
final class TarProgram {
    private TarProgram() {}

    /** The names of the entries, read with the escapes of a shell undone by tar itself: one a line. */
    static List<String> list(Path archive) throws IOException, InterruptedException {
        return run("tar", "tzf", archive.toString()).lines().toList();
    }

    static void extract(Path archive, Path folder) throws IOException, InterruptedException {
        run("tar", "xzpf", archive.toString(), "-C", folder.toString());
    }

    static void testGzip(Path archive) throws IOException, InterruptedException {
        run("gzip", "-t", archive.toString());
    }

    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
