package dev.lkj.emulator.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lkj.emulator.codec.JsonTrees;
import dev.lkj.emulator.state.Refused;
import dev.lkj.emulator.state.SourceOf;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** A file unpacked into a folder of its own, within limits, before anything of it counts. */
final class Staging {
    private static final int BLOCK = 64 * 1024;

    private final Path folder;
    private final Set<SourceOf> sources = new HashSet<>();
    private JsonNode state = MissingNode.getInstance();
    private long left = Contents.MOST_BYTES;

    private Staging(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks a file.
     *
     * @throws Refused when it is no export, is damaged, of another form, or larger than an export is
     */
    static Staging unpack(InputStream file, Path folder) throws IOException {
        Staging staging = new Staging(folder);
        try (ZipInputStream zip = new ZipInputStream(file)) {
            ZipEntry first = zip.getNextEntry();
            if (first == null || !first.getName().equals(Contents.STATE)) {
                throw Refused.argument("file", "is no export of an emulator");
            }
            staging.readState(zip);
            int entries = 1;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > Contents.MOST_ENTRIES) {
                    throw Refused.argument("file", "holds more than " + Contents.MOST_ENTRIES + " entries");
                }
                staging.store(entry.getName(), zip);
            }
            staging.checkWhole();
            return staging;
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw Refused.argument("file", "is damaged: " + e.getMessage());
        }
    }

    private void readState(InputStream in) throws IOException {
        byte[] text = in.readNBytes(Contents.MOST_STATE_BYTES + 1);
        if (text.length > Contents.MOST_STATE_BYTES) {
            throw Refused.argument("file", "describes more than any emulator has");
        }
        try {
            state = JsonTrees.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw Refused.argument("file", "is damaged: " + Contents.STATE + " is no JSON");
        }
        int format = state.path("format").asInt();
        if (format > Contents.FORMAT) {
            throw Refused.argument(
                    "file",
                    "was written by a newer lkj (format " + format + ", this one reads " + Contents.FORMAT + ")");
        }
        if (format < 1) {
            throw Refused.argument("file", "is no export of an emulator");
        }
    }

    private void store(String name, InputStream in) throws IOException {
        if (!Contents.isFile(name)) {
            throw Refused.argument("file", "holds something that no export has: " + name);
        }
        Path target = folder.resolve(name);
        Files.createDirectories(target.getParent());
        long most = Math.min(left, Contents.MOST_SOURCE_BYTES);
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] block = new byte[BLOCK];
            for (int count = in.read(block); count > 0; count = in.read(block)) {
                most -= count;
                left -= count;
                if (most < 0) {
                    throw Refused.argument("file", "is too large: " + name);
                }
                out.write(block, 0, count);
            }
        }
        String[] words = name.split("/", -1);
        if (words[0].equals("sources")) {
            sources.add(new SourceOf(words[1], words[2].substring(0, words[2].length() - ".tar.gz".length())));
        }
    }

    /** A file that was cut off ends with a whole entry, if it is cut at the right place. */
    private void checkWhole() {
        for (JsonNode listed : state.path("sources")) {
            if (!Files.exists(folder.resolve(safe(listed.asText())))) {
                throw Refused.argument("file", "is cut off: " + listed.asText() + " is not in it");
            }
        }
    }

    private static String safe(String name) {
        if (!Contents.isFile(name)) {
            throw Refused.argument("file", "lists something that no export has: " + name);
        }
        return name;
    }

    JsonNode state() {
        return state;
    }

    Set<SourceOf> sources() {
        return Set.copyOf(sources);
    }

    Path source(SourceOf source) {
        return folder.resolve(Contents.source(source));
    }

    Path log(SourceOf source) {
        return folder.resolve(Contents.log(source));
    }
}
