package dev.lkj.bench.speed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;

/** The folders that are deployed; the same ones each time. */
final class Folders {
    /** As the project file names it. */
    static final String AGENT = "CA_bench";

    private static final int SEED = 20_261_123;
    private static final int SOURCE_BYTES = 2000;

    /** What makes an agent of a folder. */
    private static final int OWN_FILES = 3;

    private static final int FILES_IN_FOLDER = 100;
    private static final int BULK_IN_FOLDER = 20;
    private static final int POOL = 8 << 20;

    /** The service takes 1 GiB at most, so that what is larger has to become much smaller. */
    private static final long ANY_CONTENT = 1_500_000_000L;

    private Folders() {}

    /** A home whose CLI config file knows the project. */
    static Path home(Path home) throws IOException {
        Path config = Files.createDirectories(home.resolve(".livekit")).resolve("cli-config.yaml");
        Files.writeString(config, """
                default_project: bench
                projects:
                  - name: bench
                    project_id: p_bench
                    url: wss://bench.livekit.cloud
                    api_key: APIbench
                    api_secret: 0123456789abcdef0123456789abcdef
                """);
        if (Files.getFileStore(config).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
        }
        return home;
    }

    /** An agent of so many files in Python. */
    static Path agent(Path folder, int files) throws IOException {
        Files.createDirectories(folder.resolve("agent"));
        Files.writeString(folder.resolve("livekit.toml"), """
                [project]
                  subdomain = "bench"

                [agent]
                  id = "%s"
                """.formatted(AGENT));
        Files.writeString(
                folder.resolve("Dockerfile"), "FROM python:3.13-slim\nCOPY . .\nCMD [\"python\", \"a.py\"]\n");
        Files.writeString(folder.resolve("requirements.txt"), "livekit-agents==1.2.8\n");
        Files.writeString(folder.resolve(".gitignore"), ".venv/\nnode_modules/\n__pycache__/\n*.pyc\n");
        byte[] pool = pool();
        for (int i = OWN_FILES; i < files; i++) {
            Path file = folder.resolve("agent").resolve("part" + i + ".py");
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(pool, i * SOURCE_BYTES, SOURCE_BYTES);
            }
        }
        return folder;
    }

    /** Puts so many small files into folders of a hundred each, two folders deep. */
    static void fill(Path folder, int files, String ending) throws IOException {
        byte[] content = "nothing that is sent\n".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < files; i++) {
            Path place = folder.resolve("part" + i / (FILES_IN_FOLDER * 10)).resolve("of" + i / FILES_IN_FOLDER);
            if (i % FILES_IN_FOLDER == 0) {
                Files.createDirectories(place);
            }
            Files.write(place.resolve("file" + i + ending), content);
        }
    }

    /**
     * An agent with so much in so many files: of five folders, three are text, one is rows of numbers, and one cannot be
     * compressed, as pictures and models cannot.
     */
    static Path bulk(Path folder, long bytes, int files) throws IOException {
        agent(folder, OWN_FILES);
        byte[] words = pool();
        byte[] numbers = numbers();
        byte[] noise = new byte[POOL];
        SplittableRandom random = new SplittableRandom(SEED);
        random.nextBytes(noise);
        byte[][] kinds = bytes > ANY_CONTENT
                ? new byte[][] {repeated(words)}
                : new byte[][] {words, words, words, numbers, noise};
        for (int i = 0; i < files; i++) {
            Path place = folder.resolve("data" + i / BULK_IN_FOLDER);
            Files.createDirectories(place);
            byte[] pool = kinds[i / BULK_IN_FOLDER % kinds.length];
            try (OutputStream out = Files.newOutputStream(place.resolve("file" + i))) {
                for (long left = bytes / files; left > 0; ) {
                    int begin = random.nextInt(POOL / 2);
                    int length = (int) Math.min(left, POOL / 2);
                    out.write(pool, begin, length);
                    left -= length;
                }
            }
        }
        return folder;
    }

    /** Words as often as a language has them: few of them all the time, most of them rarely. */
    private static byte[] pool() {
        SplittableRandom random = new SplittableRandom(SEED);
        String[] words = new String[5000];
        for (int i = 0; i < words.length; i++) {
            StringBuilder word = new StringBuilder();
            for (int letters = 2 + random.nextInt(9); letters > 0; letters--) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            words[i] = word.toString();
        }
        StringBuilder text = new StringBuilder(POOL + 20);
        while (text.length() < POOL) {
            text.append(words[(int) (Math.pow(random.nextDouble(), 3) * words.length)])
                    .append(random.nextInt(12) == 0 ? '\n' : ' ');
        }
        return text.substring(0, POOL).getBytes(StandardCharsets.US_ASCII);
    }

    /** The same few lines again and again. */
    private static byte[] repeated(byte[] text) {
        byte[] lines = new byte[POOL];
        for (int i = 0; i < POOL; i += SOURCE_BYTES) {
            System.arraycopy(text, 0, lines, i, Math.min(SOURCE_BYTES, POOL - i));
        }
        return lines;
    }

    private static byte[] numbers() {
        SplittableRandom random = new SplittableRandom(SEED);
        StringBuilder text = new StringBuilder(POOL + 20);
        for (int row = 0; text.length() < POOL; row++) {
            text.append(row).append(',').append(random.nextInt(100_000)).append(",0.");
            text.append(random.nextInt(1000)).append('\n');
        }
        return text.substring(0, POOL).getBytes(StandardCharsets.US_ASCII);
    }
}
