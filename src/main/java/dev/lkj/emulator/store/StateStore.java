package dev.lkj.emulator.store;

import java.util.Map;

/** Keeps one text per agent. */
public interface StateStore extends AutoCloseable {

    /** What is kept, by agent. */
    Map<String, String> load();

    /** Keeps exactly these texts, all or nothing; when it returns, they outlive this process. */
    void save(Map<String, String> texts);

    /** Whether saving does anything. */
    boolean persistent();

    @Override
    void close();

    /** Keeps nothing: the state lives as long as the emulator. */
    static StateStore none() {
        return new StateStore() {
            @Override
            public Map<String, String> load() {
                return Map.of();
            }

            @Override
            public void save(Map<String, String> texts) {}

            @Override
            public boolean persistent() {
                return false;
            }

            @Override
            public void close() {}
        };
    }
}
