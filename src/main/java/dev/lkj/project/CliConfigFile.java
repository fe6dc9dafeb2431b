package dev.lkj.project;

import dev.lkj.error.LkjException;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The CLI config file as commands change it: what others wrote meanwhile is kept, and nobody else can read it. */
public final class CliConfigFile {
    private final Path home;
    private final Clock clock;
    private final Pacing pacing;

    /** The file under a home directory. */
    public CliConfigFile(Path home, Clock clock, Pacing pacing) {
        this.home = home;
        this.clock = clock;
        this.pacing = pacing;
    }

    /**
     * What came of a change.
     *
     * @param config what the file says now
     * @param written whether it was written; not while there is nothing worth a file
     */
    public record Saved(CliConfig config, boolean written) {}

    /** What the file says now. */
    public CliConfig read() {
        return CliConfig.load(home);
    }

    /**
     * Changes the file. The change is given what the file says at that moment, and nobody else writes meanwhile; it may
     * throw, and then nothing is written. Comments and keys that lkj does not know stay.
     *
     * @throws LkjException (USAGE) when the file is broken, (FAILED) when it cannot be written
     */
    public Saved update(UnaryOperator<CliConfig> change) {
        CliConfig before = read();
        if (!before.exists() && !change.apply(before).isWorthAFile()) {
            return new Saved(change.apply(before), false);
        }
        String shown = Printable.of(before.path().toString());
        createFolder(home.resolve(".livekit"), shown);
        FileClaim claim = FileClaim.of(before.path(), shown, clock, pacing);
        try (claim) {
            CliConfig current = read();
            CliConfig after = change.apply(current);
            CliConfigText text =
                    current.exists() ? new CliConfigText(TextFile.read(current.path(), shown)) : CliConfigText.empty();
            FileReplacement.writePrivate(current.path(), shown, text.with(current, after, shown));
            return new Saved(read(), true);
        }
    }

    private static void createFolder(Path folder, String shown) {
        try {
            if (!Files.exists(folder)) {
                PrivateFiles.createFolder(folder);
            }
        } catch (IOException e) {
            throw LkjException.failed("cannot write " + shown + ": " + IoCause.of(e), e)
                    .withHint("see that the home directory exists and is writable");
        }
    }
}
