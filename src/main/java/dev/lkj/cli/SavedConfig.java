package dev.lkj.cli;

import dev.lkj.project.CliConfig;
import dev.lkj.project.CliConfigFile;
import dev.lkj.term.SafeText;
import java.util.function.UnaryOperator;

/** The CLI config file as commands read and change it: with its warning, and with a line that says where it is. */
public final class SavedConfig {
    private final Wiring wiring;
    private final CliConfigFile file;
    private final boolean json;

    /**
     * The file of the user's home.
     *
     * @param json whether standard output is for JSON alone
     */
    public SavedConfig(Wiring wiring, boolean json) {
        this.wiring = wiring;
        this.json = json;
        Environment environment = wiring.environment();
        file = new CliConfigFile(environment.home(), environment.clock(), environment.pacing());
    }

    /** What it says; a warning is printed when others may read it. */
    public CliConfig read() {
        CliConfig config = file.read();
        config.permissionWarning().ifPresent(wiring.failures()::warn);
        return config;
    }

    /** Changes it and says that it was saved. */
    public CliConfig update(UnaryOperator<CliConfig> change) {
        CliConfigFile.Saved saved = file.update(change);
        if (saved.written()) {
            String line = "Saved CLI config to [" + saved.config().path() + "]";
            Output out =
                    json ? wiring.environment().err() : wiring.environment().out();
            out.line(SafeText.of(line));
        }
        return saved.config();
    }
}
