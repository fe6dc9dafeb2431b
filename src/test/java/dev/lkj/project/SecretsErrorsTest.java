package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.error.LkjException;
import dev.lkj.project.SecretsOutcome.Collected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsErrorsTest {
    @TempDir
    Path folder;

    private Collected collect(List<String> mounts, List<String> pairs, String file) {
        SecretFlags flags = new SecretFlags(mounts, pairs, file.isEmpty() ? null : file, false);
        return (Collected) new SecretsCollector(flags, SecretsMode.ONLY_IF_NAMED, WorkingDirectory.of(folder, "svc"))
                .collect(false);
    }

    private LkjException mountFailure(String path) {
        return Failure.usage(() -> collect(List.of(path), List.of(), ""));
    }

    private LkjException pairFailure(String pair) {
        return Failure.usage(() -> collect(List.of(), List.of("OK=1", pair), ""));
    }

    private LkjException fileFailure(String content) throws IOException {
        Files.writeString(folder.resolve("prod.env"), content);
        return Failure.usage(() -> collect(List.of(), List.of(), "prod.env"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`s3cret`         | --secrets value 2 is not NAME=VALUE",
                "`=s3cret`        | --secrets value 2 is not NAME=VALUE",
                "`#s3cret`        | --secrets value 2 is not NAME=VALUE",
                "``               | --secrets value 2 is not NAME=VALUE",
                "`MY-KEY=s3cret`  | --secrets value 2: MY-KEY: unexpected character in variable name",
                "`KEY=\"s3cret`   | --secrets value 2: KEY: unterminated quoted value",
            })
    void refusesBadPairsWithoutTheirValue(String pair, String problem) {
        assertThat(pairFailure(pair))
                .hasMessage("failed to parse secrets: invalid key-value pair: " + problem)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`A=1\\nMY-KEY=s3cret`    | prod.env:2: MY-KEY: unexpected character in variable name",
                "`A=1\\nB=\"s3cret`       | prod.env:2: B: unterminated quoted value",
                "`A=1\\n\\ns3cret`        | prod.env:3: is not NAME=VALUE",
                "`s3cret\\nA=1`           | prod.env:1: unexpected character in variable name: no = in the line",
                "`A=1\\nsvc.name=s3cret`  | prod.env:2: secret svc.name: a name may have letters, digits and _ only",
            })
    void refusesBadLinesWithoutTheirText(String content, String message) throws IOException {
        assertThat(fileFailure(content.replace("\\n", "\n")))
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void refusesEmptyValuesOfAFile() throws IOException {
        assertThat(fileFailure("A=1\nB=\n"))
                .hasMessage("prod.env:2: failed to parse secrets file: secret B is empty, either remove it or provide "
                        + "a value, or use --ignore-empty-secrets to skip empty values");
    }

    @Test
    void refusesAnEmptyValueEvenOfANameThatWouldBeDropped() throws IOException {
        assertThat(fileFailure("LIVEKIT_URL=\n").getMessage()).contains("secret LIVEKIT_URL is empty");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        LkjException failure = Failure.usage(() -> collect(List.of(), List.of(), "prod.env"));

        assertThat(failure).hasMessage("open prod.env: no such file or directory");
        assertThat(failure.hint()).isEmpty();
    }

    @Test
    void namesTheFileOfTheWorkingDirectoryThatWasMeant() throws IOException {
        Files.createDirectory(folder.resolve("svc"));
        Files.writeString(folder.resolve("svc/prod.env"), "A=1");

        assertThat(Failure.usage(() -> collect(List.of(), List.of(), "prod.env"))
                        .hint())
                .startsWith("--secrets-file " + Path.of("svc", "prod.env"));
    }

    @Test
    void refusesAFileThatIsNoText() throws IOException {
        Files.write(folder.resolve("prod.env"), new byte[] {'A', '=', '1', '\n', 'B', '=', (byte) 0xFF});

        assertThat(Failure.usage(() -> collect(List.of(), List.of(), "prod.env")))
                .hasMessage("prod.env:2: is not UTF-8 text");
    }

    @Test
    void refusesMountsThatCannotBeRead() throws IOException {
        Files.createDirectory(folder.resolve("keys"));

        assertThat(mountFailure("gone.pem"))
                .hasMessage("failed to get secret file: gone.pem: no such file or directory");
        assertThat(mountFailure("keys").getMessage()).startsWith("failed to read secret file: keys: ");
    }

    @Test
    void mountsFilesOfOneMegabyteAndNoMore() throws IOException {
        Files.write(folder.resolve("fits"), new byte[1_048_576]);
        Files.write(folder.resolve("large"), new byte[1_048_577]);

        assertThat(collect(List.of("fits"), List.of(), "").secrets().get(0).size())
                .isEqualTo(1_048_576);
        assertThat(mountFailure("large")).hasMessage("secret file size is too large (must be under 1 MB): large");
    }

    @Test
    void takesNamesOf70CharactersAndNoMore() {
        assertThat(collect(List.of(), List.of("N".repeat(70) + "=1"), "").secrets())
                .hasSize(1);
        assertThat(pairFailure("N".repeat(71) + "=1"))
                .hasMessage("--secrets value 2: the name of a secret has 71 characters, at most 70 are allowed");
    }

    @Test
    void takesValuesOf16KilobytesAndNoMore() {
        assertThat(collect(List.of(), List.of("A=" + "é".repeat(8192)), "").secrets())
                .hasSize(1);
        LkjException failure = pairFailure("A=" + "é".repeat(8192) + "x");

        assertThat(failure)
                .hasMessage(
                        "--secrets value 2: secret A: the value has 16385 bytes, at most 16384 (16 KB) are allowed");
        assertThat(failure.hint()).startsWith("--secret-mount PATH");
    }

    @Test
    void doesNotCheckWhatIsDroppedAnyway() {
        String large = "LIVEKIT_URL=" + "x".repeat(20_000);

        assertThat(collect(List.of(), List.of(large), "").secrets()).isEmpty();
    }
}
