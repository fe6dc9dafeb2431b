package dev.lkj.source;

import dev.lkj.time.Cancellation;
import java.nio.file.Path;

/** Packs a folder in a process of its own, for tests that need another locale or little memory. */
final class PackProgram {
    private PackProgram() {}

    public static void main(String[] args) {
        PackingPlan plan = PackingPlan.of(Path.of(args[0]), new Cancellation());
        SourceArchive.write(plan, Path.of(args[1]), new Cancellation());
    }
}
