package dev.lkj.emulator.engine;

import java.nio.file.Path;
import java.util.Optional;

/** Opens an engine once the emulator's data folder is its own; before that another emulator may be using both. */
public interface EngineSource {
    /** The engine's name, which the data folder remembers. */
    String name();

    /**
     * Opens the engine.
     *
     * @param folder where it keeps what has to outlive the emulator; empty when nothing has to
     */
    Engine open(Optional<Path> folder);

    /** An engine that is open already. */
    static EngineSource of(Engine engine) {
        return new EngineSource() {
            @Override
            public String name() {
                return engine.name();
            }

            @Override
            public Engine open(Optional<Path> folder) {
                return engine;
            }
        };
    }
}
