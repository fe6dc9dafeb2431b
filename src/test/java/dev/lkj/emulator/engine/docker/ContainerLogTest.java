package dev.lkj.emulator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class ContainerLogTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();

    private ContainerLogTest piece(int stream, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(8)
                .put((byte) stream)
                .putInt(4, content.length)
                .array());
        bytes.writeBytes(content);
        return this;
    }

    private List<String> read() throws IOException {
        new ContainerLog(lines::add).read(new ByteArrayInputStream(bytes.toByteArray()));
        return lines;
    }

    @Test
    void linesOfBothStreamsComeInTheOrderOfTheirEnds() throws IOException {
        assertThat(piece(1, "one\nhalf ").piece(2, "err\n").piece(1, "line\n").read())
                .containsExactly("one", "err", "half line");
    }

    @Test
    void halfALineAtTheEndIsOneToo() throws IOException {
        assertThat(piece(1, "é").piece(1, "").piece(2, "x").read()).containsExactly("é", "x");
    }

    @Test
    void aPieceMayBeLarge() throws IOException {
        assertThat(piece(1, "x\n".repeat(100_000)).read()).hasSize(100_000);
    }

    @Test
    void nothingPrintedIsNoLine() throws IOException {
        assertThat(read()).isEmpty();
    }

    @Test
    void whatIsCutIsSaid() {
        byte[] whole = piece(1, "a line\n").bytes.toByteArray();
        for (int length = 1; length < whole.length; length++) {
            ByteArrayInputStream cut = new ByteArrayInputStream(whole, 0, length);
            assertThatThrownBy(() -> new ContainerLog(line -> {}).read(cut)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void secretsAreAnArchiveOfTheirFolderAlone() throws IOException {
        byte[] tar = SecretFiles.tar(Map.of("KEY", Bytes.of("one"), "a/../../NAME é", Bytes.of("two")));
        List<String> entries = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar), "UTF-8")) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.add("%s %o %d:%d %s"
                        .formatted(
                                entry.getName(),
                                entry.getMode() & 0777,
                                entry.getLongUserId(),
                                entry.getLongGroupId(),
                                new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        assertThat(entries)
                .containsExactly(
                        "etc/secrets/ 755 0:0 ", "etc/secrets/KEY 444 0:0 one", "etc/secrets/NAME é 444 0:0 two");
    }
}
