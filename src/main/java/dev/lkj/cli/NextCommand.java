package dev.lkj.cli;

import dev.lkj.project.LiveKitToml;
import dev.lkj.project.ShellWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands to type next, with the folder and the flags that this run was given, so that they act on the same target. */
public final class NextCommand {
    private final List<String> flags = new ArrayList<>();
    private final String directory;

    /**
     * Commands for a target.
     *
     * @param id the value of {@code --id}; null when it was not given
     */
    public NextCommand(Wiring wiring, Target target, @Nullable String id) {
        this(wiring, target.directory().given(), id);
    }

    NextCommand(Wiring wiring, String directory, @Nullable String id) {
        this.directory = directory;
        add("--id", id);
        add("--project", wiring.global().projectFlags().project());
        add("--subdomain", wiring.global().projectFlags().subdomain());
        if (!wiring.global().config().equals(LiveKitToml.DEFAULT_NAME)) {
            add("--config", wiring.global().config());
        }
        if (wiring.global().dev()) {
            flags.add("--dev");
        }
    }

    private void add(String flag, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            flags.add(flag);
            flags.add(value);
        }
    }

    /** Commands for an agent of the same project, in another folder. */
    public static NextCommand at(Wiring wiring, String directory, String id) {
        return new NextCommand(wiring, directory, id);
    }

    /** The command that lists the agents of the project. */
    public static String list(Wiring wiring) {
        return new NextCommand(wiring, ".", null).of("list");
    }

    /** The command line of a verb of {@code lkj agent}, with further flags. */
    public String of(String verb, String... more) {
        List<String> words = new ArrayList<>(List.of("lkj", "agent", verb));
        words.addAll(flags);
        words.addAll(List.of(more));
        if (!directory.equals(".")) {
            words.add(directory);
        }
        return ShellWords.of(words);
    }
}
