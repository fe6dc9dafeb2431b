package dev.lkj.emulator.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an instance carries in its environment to say whose it is.
 *
 * @param place where process ids mean the same, so that nobody judges the processes of another container
 * @param owner a data folder, or the emulator's process
 */
record Mark(String place, String owner) {
    static final String VARIABLE = "LKJ_EMULATOR";
    static final String INSTANCE_VARIABLE = "LKJ_INSTANCE";
    private static final String FOLDER = "folder ";
    private static final String PROCESS = "process ";

    /** The mark of all emulators that ever use this data folder. */
    static Mark ofFolder(Path folder) throws IOException {
        return new Mark(ProcessIdentity.place(), FOLDER + folder.toRealPath());
    }

    /** The mark of an emulator that ends with this process; the folder tells two in one process apart. */
    static Mark ofThisProcess(Path folder) {
        return new Mark(ProcessIdentity.place(), PROCESS + ProcessIdentity.own() + " " + folder);
    }

    static Optional<Mark> parse(String text) {
        int blank = text.indexOf(' ');
        return blank <= 0
                ? Optional.empty()
                : Optional.of(new Mark(text.substring(0, blank), text.substring(blank + 1)));
    }

    /** Whether it names an emulator's process, of this place, that is no more. */
    boolean isOfDeadProcess() {
        String[] parts = owner.split(" ", 4);
        return place.equals(ProcessIdentity.place())
                && owner.startsWith(PROCESS)
                && parts.length == 4
                && ProcessIdentity.parse(parts[1] + " " + parts[2])
                        .filter(process -> !process.isAlive())
                        .isPresent();
    }

    @Override
    public String toString() {
        return place + " " + owner;
    }
}
