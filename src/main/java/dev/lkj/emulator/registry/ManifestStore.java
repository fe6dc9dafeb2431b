package dev.lkj.emulator.registry;

import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Manifests by digest, their media type in the first line, and tags that are digests in files. */
final class ManifestStore {
    private final Path root;

    ManifestStore(Path root) {
        this.root = root;
    }

    private Path file(Digest digest) {
        return folder().resolve(digest.algorithm() + "-" + digest.hex());
    }

    Path folder() {
        return root.resolve("manifests");
    }

    Registry.Stored put(byte[] bytes, String mediaType) throws IOException {
        Digest digest = Digest.of(bytes);
        byte[] type = (mediaType + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[type.length + bytes.length];
        System.arraycopy(type, 0, all, 0, type.length);
        System.arraycopy(bytes, 0, all, type.length, bytes.length);
        write(file(digest), all);
        return new Registry.Stored(digest, mediaType, Bytes.of(bytes));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), ".fresh", "");
        try {
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    Optional<Registry.Stored> find(Digest digest) throws IOException {
        try {
            byte[] all = Files.readAllBytes(file(digest));
            int end = 0;
            while (all[end] != '\n') {
                end++;
            }
            String type = new String(all, 0, end, StandardCharsets.UTF_8);
            byte[] bytes = java.util.Arrays.copyOfRange(all, end + 1, all.length);
            return Optional.of(new Registry.Stored(digest, type, Bytes.of(bytes)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path tagFile(String repository, String tag) {
        return tagFolder(repository).resolve(tag);
    }

    /** Repositories of this registry have names without dots, so that none is another folder's. */
    private Path tagFolder(String repository) {
        return root.resolve("tags").resolve(repository.replace('/', '+'));
    }

    void tag(String repository, String tag, Digest digest) throws IOException {
        write(tagFile(repository, tag), digest.toString().getBytes(StandardCharsets.UTF_8));
    }

    Optional<Digest> tag(String repository, String tag) throws IOException {
        try {
            return Digest.parse(Files.readString(tagFile(repository, tag)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    List<String> tags(String repository) throws IOException {
        return names(tagFolder(repository));
    }

    void drop(String repository, String tag) throws IOException {
        Files.deleteIfExists(tagFile(repository, tag));
    }

    /** The digests that some tag refers to. */
    List<Digest> referredTo() throws IOException {
        List<Digest> digests = new ArrayList<>();
        Path tags = root.resolve("tags");
        for (String repository : names(tags)) {
            for (String tag : names(tags.resolve(repository))) {
                Digest.parse(Files.readString(tags.resolve(repository).resolve(tag)))
                        .ifPresent(digests::add);
            }
        }
        return digests;
    }

    /** The names in a folder, without those of files that are being written. */
    static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
