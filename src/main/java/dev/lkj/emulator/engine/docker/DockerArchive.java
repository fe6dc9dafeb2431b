package dev.lkj.emulator.engine.docker;

import dev.lkj.container.Daemon;
import dev.lkj.container.http.HttpCall;
import dev.lkj.emulator.engine.ImportRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A prebuilt image as the tar that {@code docker save} would write, made while it is sent. */
final class DockerArchive implements HttpCall.Body {
    private static final int BLOCK = 512;
    private static final String CONFIG = "config.json";

    private final byte[] manifest;
    private final Map<String, Path> files = new LinkedHashMap<>();

    /** An archive whose image gets that name when it is loaded. */
    DockerArchive(String reference, ImportRequest request) throws IOException {
        files.put(CONFIG, request.config());
        List<String> layers = new ArrayList<>();
        for (Path layer : request.layers()) {
            String name = layers.size() + ".tar";
            layers.add(name);
            files.put(name, layer);
        }
        manifest = Daemon.JSON.writeValueAsBytes(
                List.of(Map.of("Config", CONFIG, "RepoTags", List.of(reference), "Layers", layers)));
    }

    @Override
    public long length() throws IOException {
        long length = 2 * BLOCK + inTar(manifest.length);
        for (Path file : files.values()) {
            length += inTar(Files.size(file));
        }
        return length;
    }

    private static long inTar(long size) {
        return BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
        TarArchiveEntry first = new TarArchiveEntry("manifest.json");
        first.setSize(manifest.length);
        tar.putArchiveEntry(first);
        tar.write(manifest);
        tar.closeArchiveEntry();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
            entry.setSize(Files.size(file.getValue()));
            tar.putArchiveEntry(entry);
            Files.copy(file.getValue(), tar);
            tar.closeArchiveEntry();
        }
        tar.finish();
    }
}
