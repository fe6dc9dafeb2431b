package dev.lkj.emulator.store;

import dev.lkj.emulator.state.SecretCipher;
import dev.lkj.error.LkjException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The emulator's folder: its data folder, or a temporary one that goes when it is closed. */
public final class Folder implements AutoCloseable {
    /** Its presence says that a folder is an emulator's; it is never packed into an upload. */
    public static final String MARKER = ".lkj-emulator";

    private final Path root;
    private final StateStore store;
    private final SecretCipher cipher;
    private final @Nullable TemporaryRoot temporary;

    private Folder(Path root, StateStore store, SecretCipher cipher, @Nullable TemporaryRoot temporary) {
        this.root = root;
        this.store = store;
        this.cipher = cipher;
        this.temporary = temporary;
    }

    /**
     * Opens or makes a data folder for an engine of that name.
     *
     * @throws LkjException when it is something else, belongs to another engine, or another emulator uses it
     */
    public static Folder open(Path root, String engine) {
        return open(root, engine, Optional.empty());
    }

    /**
     * Opens or makes a data folder whose secrets are sealed with a key in a file of its own.
     *
     * @param keyFile made when the folder is new; without it the key is in the folder
     * @throws LkjException as {@link #open(Path, String)}, and when the key is another one than the folder's; then
     *     nothing was changed
     */
    public static Folder open(Path root, String engine, Optional<Path> keyFile) {
        try {
            prepare(root);
            EmbeddedStore store = EmbeddedStore.open(root.resolve("state.mv"), engine, new KeyFile(root, keyFile));
            Files.writeString(root.resolve(".gitignore"), "*\n");
            TreeRemoval.remove(root.resolve("incoming"));
            return new Folder(root, store, store.box(), null);
        } catch (IOException e) {
            throw LkjException.failed("the data folder " + root + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * The engine that a data folder belongs to; empty when it is none yet. Nothing is changed.
     *
     * @throws LkjException when another emulator uses it, or it cannot be read
     */
    public static Optional<String> engine(Path root) {
        return EmbeddedStore.engine(root.resolve("state.mv"));
    }

    /** A folder of its own among temporary files, and no store; removes those that killed emulators left there. */
    public static Folder temporary(Path parent) {
        try {
            TemporaryRoot root = TemporaryRoot.create(parent);
            Files.writeString(root.path().resolve(MARKER), "");
            return new Folder(root.path(), StateStore.none(), SecretCipher.unused(), root);
        } catch (IOException e) {
            throw LkjException.failed("no temporary folder for the emulator: " + e.getMessage(), e);
        }
    }

    private static void prepare(Path root) throws IOException {
        Path marker = root.resolve(MARKER);
        if (Files.exists(root) && !Files.exists(marker)) {
            try (Stream<Path> entries = Files.list(root)) {
                if (entries.findAny().isPresent()) {
                    throw LkjException.usage(root + " is not empty and not a data folder of the emulator");
                }
            }
        }
        OwnerFiles.createFolder(root);
        Files.writeString(marker, "State of lkj emulator. Remove the whole folder to forget it.\n");
    }

    /** A small text that is kept with the state, readable by the owner only; empty when there is none. */
    public Optional<String> note(String name) {
        try {
            Path file = root.resolve(name);
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw LkjException.failed(root.resolve(name) + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Keeps a small text, readable by the owner only. */
    public void keepNote(String name, String text) {
        try {
            OwnerFiles.write(root.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw LkjException.failed(root.resolve(name) + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Where it is. */
    public Path root() {
        return root;
    }

    /** Keeps the state. */
    public StateStore store() {
        return store;
    }

    /** Seals secrets in what is kept. */
    public SecretCipher cipher() {
        return cipher;
    }

    /** The uploads and logs of builds. */
    public SourceFiles sources() {
        return sources(SourceOrigin.NONE);
    }

    /** The uploads and logs of builds; uploads may be elsewhere first. */
    public SourceFiles sources(SourceOrigin origin) {
        return new SourceFiles(root, origin);
    }

    /** Whether it goes when it is closed. */
    public boolean passing() {
        return temporary != null;
    }

    @Override
    public void close() {
        store.close();
        if (temporary != null) {
            temporary.close();
        }
    }
}
