package dev.lkj.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.testing.TestImage;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no image, or not a whole one, are told before anything is asked of the service. */
class DamagedImageTest {
    private final TestImage image = TestImage.of("first", "second");

    @TempDir
    private Path folder;

    private LkjException refusal(byte[] bytes) throws IOException {
        return refusal(Files.write(folder.resolve("img.tar"), bytes));
    }

    private LkjException refusal(Path file) throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        LkjException refusal = catchThrowableOfType(
                LkjException.class,
                () -> ImageTar.prepare(file, "img.tar", temporary, (read, total) -> {}, new Cancellation()));
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refusal).hasMessageStartingWith("failed to load image: ");
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files).isEmpty();
        }
        return refusal;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, byte[]> docker() {
        return image.dockerFiles(image.layers());
    }

    @Test
    void aFileThatIsNotThere() throws IOException {
        assertThat(refusal(folder.resolve("no.tar"))).hasMessageContaining("open img.tar: no such file or directory");
    }

    @Test
    void aFolder() throws IOException {
        assertThat(refusal(Files.createDirectory(folder.resolve("img")))).hasMessageContaining("is a folder");
    }

    @Test
    void aFileThatIsNoTar() throws IOException {
        assertThat(refusal(text("this is no tar but a text that goes on ".repeat(100))))
                .hasMessageContaining("img.tar is damaged, or no tar");
    }

    @Test
    void aTarThatIsNoImage() throws IOException {
        assertThat(refusal(TestImage.tar(Map.of("README", text("hello")))))
                .hasMessageContaining("neither a manifest.json nor an index.json");
    }

    @Test
    void aTarThatEndsInTheMiddle() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("manifest.json", docker().getOrDefault("manifest.json", new byte[0]));
        files.put("config.json", image.config());
        files.put("layer0/layer.tar", image.layers().get(0));
        files.put("layer1/layer.tar", image.layers().get(1));
        byte[] whole = TestImage.tar(files);

        assertThat(refusal(Arrays.copyOf(whole, whole.length - image.layers().get(1).length))
                        .getMessage())
                .startsWith("failed to load image: img.tar is damaged, or no tar: Truncated TAR archive");
    }

    @Test
    void aManifestThatNamesAMissingLayer() throws IOException {
        Map<String, byte[]> files = docker();
        files.remove("layer1/layer.tar");

        assertThat(refusal(TestImage.tar(files))).hasMessageContaining("lacks layer1/layer.tar, which it names");
    }

    @Test
    void aLayerWhoseContentIsAnother() throws IOException {
        Map<String, byte[]> files = docker();
        files.put("layer1/layer.tar", TestImage.tar(Map.of("x", text("another"))));

        assertThat(refusal(TestImage.tar(files)))
                .hasMessageContaining("is damaged: the content of the layer layer1/layer.tar is sha256:");
    }

    @Test
    void aCompressedLayerThatIsBroken() throws IOException {
        byte[] packed = TestImage.gzip(image.layers().get(0));
        Map<String, byte[]> files = image.dockerFiles(
                List.of(Arrays.copyOf(packed, packed.length / 2), image.layers().get(1)));

        assertThat(refusal(TestImage.tar(files))).hasMessageContaining("has a damaged layer layer0/layer.tar");
    }

    @Test
    void severalImages() throws IOException {
        Map<String, byte[]> files = docker();
        String one = new String(files.getOrDefault("manifest.json", new byte[0]), StandardCharsets.UTF_8);
        String image = one.substring(1, one.length() - 1);
        files.put("manifest.json", text("[" + image + "," + image + "]"));

        assertThat(refusal(TestImage.tar(files)))
                .hasMessageContaining("tarball must contain only a single image")
                .hasMessageContaining("a/test:1");
    }

    @Test
    void aLayoutWithADamagedBlob() throws IOException {
        Map<String, byte[]> files = image.ociFiles();
        byte[] layer = TestImage.gzip(image.layers().get(1));
        String name = "blobs/" + TestImage.digest(layer).replace(':', '/');
        layer[layer.length - 1] ^= 1;
        files.put(name, layer);

        assertThat(refusal(TestImage.tar(files))).hasMessageContaining("is damaged: the blob sha256:");
    }

    @Test
    void aLayoutWithoutABlob() throws IOException {
        Map<String, byte[]> files = image.ociFiles();
        files.remove("blobs/" + TestImage.digest(image.config()).replace(':', '/'));

        assertThat(refusal(TestImage.tar(files))).hasMessageContaining("lacks blobs/sha256/");
    }

    @Test
    void aTarInZstd() throws IOException {
        assertThat(refusal(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0}))
                .hasMessageContaining("zstd -d");
    }

    @Test
    void aLayoutOfOtherPlatforms() throws IOException {
        String digest = TestImage.digest(image.ociManifest());
        String each = "{\"digest\":\"" + digest + "\",\"size\":" + image.ociManifest().length
                + ",\"platform\":{\"os\":\"linux\",\"architecture\":\"%s\"}}";
        Map<String, byte[]> files = image.ociFiles();
        files.put(
                "index.json",
                text("{\"manifests\":[" + each.formatted("arm64") + "," + each.formatted("s390x") + "]}"));

        assertThat(refusal(TestImage.tar(files)))
                .hasMessageContaining("has no single image of linux/amd64, but linux/arm64, linux/s390x");
    }

    @Test
    void ofSeveralPlatformsTheServicesIsTaken() throws IOException {
        String digest = TestImage.digest(image.ociManifest());
        String each = "{\"digest\":\"" + digest + "\",\"size\":" + image.ociManifest().length
                + ",\"platform\":{\"os\":\"%s\",\"architecture\":\"%s\"}}";
        String index = "{\"manifests\":[" + each.formatted("linux", "arm64") + "," + each.formatted("linux", "amd64")
                + "," + each.formatted("unknown", "unknown") + "]}";
        Map<String, byte[]> files = image.ociFiles();
        files.put("blobs/" + TestImage.digest(text(index)).replace(':', '/'), text(index));
        files.put(
                "index.json",
                text("{\"manifests\":[{\"digest\":\"" + TestImage.digest(text(index)) + "\",\"size\":" + index.length()
                        + "}]}"));
        Path file = Files.write(folder.resolve("img.tar"), TestImage.tar(files));

        try (PreparedImage prepared =
                ImageTar.prepare(file, "img.tar", folder, (read, total) -> {}, new Cancellation())) {
            assertThat(prepared.digest()).isEqualTo(digest);
        }
    }

    @Test
    void aNameThatIsNone() {
        assertThatThrownBy(() -> EngineImage.check("")).hasMessage("empty image reference");
        assertThatThrownBy(() -> EngineImage.check("a b")).hasMessage("invalid image reference: a b");
        assertThatThrownBy(() -> EngineImage.check("a/../b?x")).hasMessageStartingWith("invalid image reference");
    }
}
