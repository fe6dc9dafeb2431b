package dev.lkj.emulator.store;

import dev.lkj.error.LkjException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** A store in one file, which one process has at a time; a killed one loses nothing that was saved. */
final class EmbeddedStore implements StateStore {
    /** The form of what is stored; a higher one than this is from a newer lkj. */
    static final int FORMAT = 1;

    /** How long the file is compacted when it is opened: without that it only grows. */
    private static final int COMPACT_MILLIS = 1000;

    private static final String FORMAT_KEY = "format";
    private static final String ENGINE_KEY = "engine";
    private static final String PROBE_KEY = "key";

    private final MVStore store;
    private final MVMap<String, String> agents;

    private final SecretBox box;

    private EmbeddedStore(MVStore store, SecretBox box) {
        this.store = store;
        this.box = box;
        agents = store.openMap("agents");
    }

    /** Opens or makes the store; what it stores must have been made for the same engine, and with the same key. */
    static EmbeddedStore open(Path file, String engine, KeyFile keyFile) {
        MVStore store = open(file, new MVStore.Builder());
        try {
            MVMap<String, String> about = store.openMap("about");
            check(about, file, engine);
            SecretBox box = keyFile.open(about.getOrDefault(PROBE_KEY, ""));
            about.put(PROBE_KEY, KeyFile.probe(box));
            store.commit();
            store.compactFile(COMPACT_MILLIS);
            return new EmbeddedStore(store, box);
        } catch (LkjException e) {
            store.closeImmediately();
            throw e;
        }
    }

    /** The engine that a store was made for; empty when there is no store. It is not changed by that. */
    static Optional<String> engine(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        MVStore store = open(file, new MVStore.Builder().readOnly());
        try {
            return Optional.ofNullable(store.<String, String>openMap("about").get(ENGINE_KEY));
        } finally {
            store.closeImmediately();
        }
    }

    private static MVStore open(Path file, MVStore.Builder builder) {
        try {
            return builder.fileName(file.toString()).autoCommitDisabled().open();
        } catch (MVStoreException e) {
            Path folder = file.toAbsolutePath().getParent();
            throw e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                    ? LkjException.failed("another emulator uses the data folder " + folder, e)
                            .withHint("stop that one, or choose another folder with --data")
                    : LkjException.failed("the data folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void check(MVMap<String, String> about, Path file, String engine) {
        int format = Integer.parseInt(about.getOrDefault(FORMAT_KEY, Integer.toString(FORMAT)));
        if (format > FORMAT) {
            throw LkjException.usage("the data folder of " + file + " was written by a newer lkj (format " + format
                    + ", this one reads " + FORMAT + ")");
        }
        String stored = about.getOrDefault(ENGINE_KEY, engine);
        if (!stored.equals(engine)) {
            throw LkjException.usage(
                            "the data folder of " + file + " belongs to the engine " + stored + ", not to " + engine)
                    .withHint("use --engine " + stored + ", or another folder");
        }
        // Older formats are brought up to date here, one after the other; there is none yet.
        about.put(FORMAT_KEY, Integer.toString(FORMAT));
        about.put(ENGINE_KEY, engine);
    }

    /** Seals with the store's key. */
    SecretBox box() {
        return box;
    }

    @Override
    public Map<String, String> load() {
        return new HashMap<>(agents);
    }

    @Override
    public void save(Map<String, String> texts) {
        boolean changed = false;
        for (String id : Set.copyOf(agents.keySet())) {
            changed |= !texts.containsKey(id) && agents.remove(id) != null;
        }
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            if (!entry.getValue().equals(agents.get(entry.getKey()))) {
                agents.put(entry.getKey(), entry.getValue());
                changed = true;
            }
        }
        if (changed) {
            store.commit();
        }
    }

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public void close() {
        store.close();
    }
}
