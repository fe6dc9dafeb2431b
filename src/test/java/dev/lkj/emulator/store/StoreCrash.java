package dev.lkj.emulator.store;

import java.nio.file.Path;
import java.util.Map;

/** Saves one change after the other, says so, and is killed by nobody but itself, in the midst of it. */
final class StoreCrash {
    private StoreCrash() {}

    /** The folder, and how many changes. */
    public static void main(String[] args) {
        Folder folder = Folder.open(Path.of(args[0]), "process");
        for (int i = 1; i <= Integer.parseInt(args[1]); i++) {
            folder.store().save(Map.of("CA_1", Integer.toString(i), "CA_2", "x".repeat(i)));
        }
        Runtime.getRuntime().halt(9);
    }
}
