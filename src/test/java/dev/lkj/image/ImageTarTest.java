package dev.lkj.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.testing.TestImage;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTarTest {
    private final TestImage image = TestImage.of("first", "second");
    private final List<Long> progress = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path temporary;

    @BeforeEach
    void makeFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files).isEmpty();
        }
    }

    private PreparedImage prepare(Path file) {
        return ImageTar.prepare(
                file, "img.tar", temporary, (read, total) -> progress.add(total - read), new Cancellation());
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("img.tar"), bytes);
    }

    private static byte[] bytes(ImageBlob blob) throws IOException {
        try (InputStream in = blob.content().open()) {
            return in.readAllBytes();
        }
    }

    private static byte[] unpacked(ImageBlob blob) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(bytes(blob))).readAllBytes();
    }

    private static JsonNode manifest(PreparedImage prepared) throws IOException {
        return new JsonMapper().readTree(prepared.manifest());
    }

    @Test
    void layersOfDockerSaveAreCompressedAndNamedByAManifestOfDockersSchema() throws IOException {
        try (PreparedImage prepared = prepare(image.dockerArchive(folder.resolve("img.tar")))) {
            assertThat(prepared.mediaType()).isEqualTo("application/vnd.docker.distribution.manifest.v2+json");
            assertThat(prepared.platform()).isEqualTo("linux/amd64");
            assertThat(bytes(prepared.config())).isEqualTo(image.config());
            assertThat(prepared.config().digest()).isEqualTo(TestImage.digest(image.config()));
            assertThat(prepared.layers()).hasSize(2);
            for (int i = 0; i < 2; i++) {
                ImageBlob layer = prepared.layers().get(i);
                assertThat(layer.mediaType()).isEqualTo("application/vnd.docker.image.rootfs.diff.tar.gzip");
                assertThat(layer.digest()).isEqualTo(TestImage.digest(bytes(layer)));
                assertThat(layer.size()).isEqualTo(bytes(layer).length);
                assertThat(unpacked(layer)).isEqualTo(image.layers().get(i));
                JsonNode described = manifest(prepared).path("layers").path(i);
                assertThat(described.path("digest").asText()).isEqualTo(layer.digest());
                assertThat(described.path("size").asLong()).isEqualTo(layer.size());
            }
            assertThat(prepared.digest()).isEqualTo(TestImage.digest(prepared.manifest()));
            assertThat(progress).last().isEqualTo(0L);
        }
    }

    @Test
    void theSameFileGivesTheSameDigests() throws IOException {
        Path file = image.dockerArchive(folder.resolve("img.tar"));
        try (PreparedImage one = prepare(file);
                PreparedImage other = prepare(file)) {
            assertThat(one.digest()).isEqualTo(other.digest());
        }
    }

    @Test
    void compressedLayersStayAsTheyAre() throws IOException {
        byte[] packed = TestImage.gzip(image.layers().get(0));
        byte[] tar =
                TestImage.tar(image.dockerFiles(List.of(packed, image.layers().get(1))));
        try (PreparedImage prepared = prepare(file(tar))) {
            assertThat(bytes(prepared.layers().get(0))).isEqualTo(packed);
            assertThat(unpacked(prepared.layers().get(1)))
                    .isEqualTo(image.layers().get(1));
        }
    }

    @Test
    void aLayerInZstdGetsAManifestThatCanNameIt() throws IOException {
        byte[] zstd = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 1, 2, 3};
        byte[] tar =
                TestImage.tar(image.dockerFiles(List.of(zstd, image.layers().get(1))));
        try (PreparedImage prepared = prepare(file(tar))) {
            assertThat(prepared.mediaType()).isEqualTo("application/vnd.oci.image.manifest.v1+json");
            assertThat(prepared.config().mediaType()).isEqualTo("application/vnd.oci.image.config.v1+json");
            assertThat(prepared.layers())
                    .extracting(ImageBlob::mediaType)
                    .containsExactly(
                            "application/vnd.oci.image.layer.v1.tar+zstd",
                            "application/vnd.oci.image.layer.v1.tar+gzip");
            assertThat(bytes(prepared.layers().get(0))).isEqualTo(zstd);
        }
    }

    @Test
    void anOciLayoutIsTakenByteForByte() throws IOException {
        try (PreparedImage prepared = prepare(image.ociArchive(folder.resolve("img.tar")))) {
            assertThat(prepared.manifest()).isEqualTo(image.ociManifest());
            assertThat(prepared.mediaType()).isEqualTo("application/vnd.oci.image.manifest.v1+json");
            assertThat(unpacked(prepared.layers().get(1)))
                    .isEqualTo(image.layers().get(1));
        }
    }

    @Test
    void aLayerThatComesTwiceIsPushedOnce() throws IOException {
        TestImage twice = TestImage.of("same", "other");
        TestImage repeated = TestImage.of("same");
        assertThat(twice.layers().get(0)).isEqualTo(repeated.layers().get(0));
        Map<String, byte[]> files = twice.dockerFiles(twice.layers());
        String config = new String(twice.config(), java.nio.charset.StandardCharsets.UTF_8);
        String first = TestImage.digest(twice.layers().get(0));
        String second = TestImage.digest(twice.layers().get(1));
        files.put("config.json", config.replace(second, first).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        files.put("layer1/layer.tar", twice.layers().get(0));
        try (PreparedImage prepared = prepare(file(TestImage.tar(files)))) {
            assertThat(prepared.layers()).hasSize(2);
            assertThat(prepared.blobs()).hasSize(2);
        }
    }

    @Test
    void aTarThatIsCompressedAsAWholeIsUnderstood() throws IOException {
        byte[] tar = Files.readAllBytes(image.dockerArchive(folder.resolve("plain.tar")));
        try (PreparedImage prepared = prepare(file(TestImage.gzip(tar)))) {
            assertThat(prepared.layers()).hasSize(2);
        }
    }

    @Test
    void linksToLayersAreFollowed() throws IOException {
        Map<String, byte[]> files = image.dockerFiles(image.layers());
        byte[] second = files.remove("layer1/layer.tar");
        files.put("other.tar", second);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry link = new TarArchiveEntry("layer1/layer.tar", TarConstants.LF_SYMLINK);
            link.setLinkName("../other.tar");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        try (PreparedImage prepared = prepare(file(out.toByteArray()))) {
            assertThat(unpacked(prepared.layers().get(1))).isEqualTo(second);
        }
    }

    @Test
    void cancellingEndsIt() throws IOException {
        Path file = image.dockerArchive(folder.resolve("img.tar"));
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();

        assertThatThrownBy(() -> ImageTar.prepare(file, "img.tar", temporary, (read, total) -> {}, cancelled))
                .isInstanceOf(CancelledException.class);
    }
}
