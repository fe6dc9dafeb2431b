package dev.lkj.emulator.engine.docker;

import dev.lkj.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The files of an instance's secrets as an archive for its container's root folder. */
final class SecretFiles {
    /** Where containers see them. */
    static final String FOLDER = "/etc/secrets";

    private SecretFiles() {}

    /** The archive has no entry for {@code /etc}: the image's own keeps its owner and its mode. */
    static byte[] tar(Map<String, Bytes> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            TarArchiveEntry folder = new TarArchiveEntry(FOLDER.substring(1) + "/");
            folder.setMode(0755);
            tar.putArchiveEntry(folder);
            tar.closeArchiveEntry();
            for (Map.Entry<String, Bytes> file : new TreeMap<>(files).entrySet()) {
                byte[] content = file.getValue().toArray();
                TarArchiveEntry entry = new TarArchiveEntry(FOLDER.substring(1) + "/" + lastName(file.getKey()));
                // Whoever the image runs as has to read it.
                entry.setMode(0444);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String lastName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
