package dev.lkj.image;

import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A tar that holds an image, as {@code docker save} and tools of the OCI write it; compressed by gzip, or not. */
public final class ImageTar implements Closeable {
    private final Path folder;
    private final TarContents contents;

    private ImageTar(Path folder, TarContents contents) {
        this.folder = folder;
        this.contents = contents;
    }

    /**
     * Reads and checks an image; what has to be put aside goes into a folder among the temporary files.
     *
     * @param name how messages call the file
     * @throws LkjException (exit 2) when there is no such file, or it is no whole image
     */
    public static PreparedImage prepare(
            Path file, String name, Path temporary, ImageProgress progress, Cancellation cancellation) {
        return prepare(folder -> file, name, temporary, progress, cancellation);
    }

    /** Where the tar is; what is made for it goes into the image's folder. */
    interface Source {
        Path in(Path folder) throws IOException;
    }

    static PreparedImage prepare(
            Source source, String name, Path temporary, ImageProgress progress, Cancellation cancellation) {
        try {
            Path folder = Files.createTempDirectory(temporary, "lkj-image-");
            try {
                return prepare(source.in(folder), folder, progress, cancellation);
            } catch (IOException | RuntimeException e) {
                remove(folder);
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw LkjException.usage("failed to load image: open " + name + ": no such file or directory");
        } catch (DamagedImage e) {
            throw LkjException.usage("failed to load image: " + name + " " + e.getMessage())
                    .withHint("docker save -o FILE IMAGE   writes one that can be read");
        } catch (IOException e) {
            throw LkjException.failed("failed to load image: " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static PreparedImage prepare(Path file, Path folder, ImageProgress progress, Cancellation cancellation)
            throws IOException {
        if (Files.isDirectory(file)) {
            throw new DamagedImage("is a folder, and no tar");
        }
        TarContents contents = TarContents.open(unpacked(file, folder, cancellation));
        try {
            ImageTar tar = new ImageTar(folder, contents);
            return new ImageReader(contents, folder, progress, cancellation).read(tar);
        } catch (IOException | RuntimeException e) {
            contents.close();
            throw e;
        }
    }

    /** The file itself, or what it is without compression. */
    private static Path unpacked(Path file, Path folder, Cancellation cancellation) throws IOException {
        return switch (Compression.of(() -> Files.newInputStream(file))) {
            case NONE -> file;
            case ZSTD -> throw new DamagedImage("is compressed by zstd as a whole; unpack it with zstd -d");
            case GZIP -> {
                Path plain = folder.resolve("image.tar");
                try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                        OutputStream out = Files.newOutputStream(plain)) {
                    byte[] buffer = new byte[64 * 1024];
                    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                        cancellation.throwIfCancelled();
                        out.write(buffer, 0, count);
                    }
                } catch (java.util.zip.ZipException | java.io.EOFException e) {
                    throw new DamagedImage("is damaged: " + e.getMessage());
                }
                yield plain;
            }
        };
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // Left among the temporary files.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        contents.close();
        remove(folder);
    }
}
