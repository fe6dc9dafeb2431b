package dev.lkj.cli.completion;

import dev.lkj.cli.PrivateFile;
import dev.lkj.cli.Wiring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/** What the service said a moment ago, in files that only this user reads: pressing Tab three times asks once. */
final class CandidateCache {
    /** How long an answer is good: long enough for a line, short enough for a deploy. */
    private static final Duration GOOD = Duration.ofSeconds(30);

    private final Wiring wiring;

    CandidateCache(Wiring wiring) {
        this.wiring = wiring;
    }

    /** The answer to a question: of the file, else asked and written there. */
    List<Candidate> get(String key, Supplier<List<Candidate>> question) {
        Path file = PrivateFile.folder(wiring.environment()).resolve("lkj-complete-" + digest(key) + ".txt");
        try {
            if (isGood(file)) {
                return Files.readAllLines(file).stream()
                        .map(CandidateCache::read)
                        .toList();
            }
        } catch (IOException e) {
            return question.get();
        }
        List<Candidate> answer = question.get();
        write(file, answer);
        return answer;
    }

    private boolean isGood(Path file) throws IOException {
        if (!Files.exists(file) || !PrivateFile.isOwn(file)) {
            return false;
        }
        Instant now = wiring.environment().clock().now();
        Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), now);
        return !age.isNegative() && age.compareTo(GOOD) < 0;
    }

    private void write(Path file, List<Candidate> answer) {
        StringBuilder text = new StringBuilder();
        answer.forEach(each -> text.append(each.line()).append('\n'));
        try {
            PrivateFile.write(file, text.toString());
            Files.setLastModifiedTime(
                    file, FileTime.from(wiring.environment().clock().now()));
        } catch (IOException e) {
            // The next Tab asks again.
            return;
        }
    }

    private static Candidate read(String line) {
        int tab = line.indexOf('\t');
        return tab < 0 ? Candidate.of(line) : new Candidate(line.substring(0, tab), line.substring(tab + 1));
    }

    private static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
