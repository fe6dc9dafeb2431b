package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.error.LkjException;
import dev.lkj.project.Secret.Kind;
import dev.lkj.project.SecretsOutcome.Collected;
import dev.lkj.project.SecretsOutcome.NeedsFileChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsCollectorTest {
    private static final SecretFlags NOTHING = new SecretFlags(List.of(), List.of(), null, false);

    @TempDir
    Path folder;

    private static SecretFlags pairs(String... pairs) {
        return new SecretFlags(List.of(), List.of(pairs), null, false);
    }

    private static SecretFlags file(@Nullable String name) {
        return new SecretFlags(List.of(), List.of(), name, false);
    }

    private SecretsOutcome collect(SecretFlags flags, SecretsMode mode, boolean interactive) {
        return new SecretsCollector(flags, mode, WorkingDirectory.of(folder, null)).collect(interactive);
    }

    private Collected collected(SecretFlags flags, SecretsMode mode) {
        return (Collected) collect(flags, mode, false);
    }

    private static Secret environment(String name, String value) {
        return new Secret(name, Kind.ENVIRONMENT, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Secret mounted(String name, String value) {
        return new Secret(name, Kind.FILE, value.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void readsPairsAsDotenvTexts() {
        SecretFlags flags = pairs("A=1", "B=\"x y\" # c", "C=1,2", "D=x\nE=$D", "F=$D", "G=", "LIVEKIT_URL=no");

        assertThat(collected(flags, SecretsMode.ONLY_IF_NAMED).secrets())
                .containsExactly(
                        environment("A", "1"),
                        environment("B", "x y"),
                        environment("C", "1,2"),
                        environment("D", "x"),
                        environment("E", "x"),
                        environment("F", ""),
                        environment("G", ""));
    }

    @Test
    void doesNotLookForAFileWhenLazy() throws IOException {
        write(".env", "A=1\n");

        assertThat(collected(NOTHING, SecretsMode.ONLY_IF_NAMED).secrets()).isEmpty();
        assertThat(collected(pairs("B=2"), SecretsMode.REQUIRED).secrets()).containsExactly(environment("B", "2"));
    }

    @Test
    void looksForAFileWhenSecretsAreRequiredAndNoneAreGiven() throws IOException {
        write(".env.local", "A=1\n");

        Collected collected = collected(NOTHING, SecretsMode.REQUIRED);

        assertThat(collected.secrets()).containsExactly(environment("A", "1"));
        assertThat(collected.notes()).containsExactly("Using secrets file [.env.local]");
    }

    @Test
    void looksForAFileInTheWorkingDirectory() throws IOException {
        write(".env", "HERE=1\n");
        write("svc/.env", "THERE=1\n");
        Files.createDirectory(folder.resolve("svc/.env.production"));

        Collected collected =
                (Collected) new SecretsCollector(NOTHING, SecretsMode.LOOK_FOR_FILE, WorkingDirectory.of(folder, "svc"))
                        .collect(false);

        assertThat(collected.secrets()).containsExactly(environment("THERE", "1"));
        assertThat(collected.notes()).containsExactly("Using secrets file [" + Path.of("svc", ".env") + "]");
    }

    @Test
    void letsFlagsBeatTheFileAndPairsBeatMounts() throws IOException {
        write("a/key", "first");
        write("b/key", "second");
        write("c/pem", "third");
        write("my.env", "A=file\nB=file\nLIVEKIT_API_KEY=zzz\nLIVEKIT_OTHER=kept\n");
        SecretFlags flags =
                new SecretFlags(List.of("a/key", "b/key", "c/pem"), List.of("A=1", "pem=2"), "my.env", false);

        assertThat(collected(flags, SecretsMode.LOOK_FOR_FILE).secrets())
                .containsExactly(
                        mounted("key", "second"),
                        environment("pem", "2"),
                        environment("A", "1"),
                        environment("B", "file"),
                        environment("LIVEKIT_OTHER", "kept"));
    }

    @Test
    void skipsEmptyValuesOfTheFileWhenAsked() throws IOException {
        write("my.env", "A=\nB=2\nC=''\n");

        Collected collected =
                collected(new SecretFlags(List.of(), List.of(), "my.env", true), SecretsMode.ONLY_IF_NAMED);

        assertThat(collected.secrets()).containsExactly(environment("B", "2"));
        assertThat(collected.notes()).containsExactly("Using secrets file [my.env]", "Skipped 2 empty secret(s): A, C");
    }

    @Test
    void asksWhichFileIsMeant() throws IOException {
        write(".env", "A=1\n");
        write(".env.production", "A=2\n");

        NeedsFileChoice choice = (NeedsFileChoice) collect(pairs("B=3"), SecretsMode.LOOK_FOR_FILE, true);

        assertThat(choice.files()).containsExactly(".env.production", ".env");
        assertThat(choice.choose(".env").secrets()).containsExactly(environment("B", "3"), environment("A", "1"));
        assertThat(choice.chooseNone().secrets()).containsExactly(environment("B", "3"));
    }

    @Test
    void looksForFilesInTheirOrder() throws IOException {
        List<String> names =
                List.of(".env.production", ".env", ".env.staging", ".env.development", ".env.local", ".env.test");
        for (String name : names) {
            write(name, "A=1\n");
        }
        write(".env.other", "A=1\n");

        assertThat(((NeedsFileChoice) collect(NOTHING, SecretsMode.LOOK_FOR_FILE, true)).files())
                .isEqualTo(names);
    }

    @Test
    void asksEvenAboutASingleFile() throws IOException {
        write(".env", "A=1\n");

        assertThat(collect(file(""), SecretsMode.ONLY_IF_NAMED, true)).isInstanceOf(NeedsFileChoice.class);
    }

    @Test
    void needsAFlagForSeveralFilesWhereNobodyCanBeAsked() throws IOException {
        write(".env", "A=1\n");
        write(".env.test", "A=2\n");

        LkjException failure = Failure.usage(() -> collected(NOTHING, SecretsMode.LOOK_FOR_FILE));

        assertThat(failure).hasMessage("multiple env files found; set --secrets-file in non-interactive mode");
        assertThat(failure.hint()).isEqualTo("--secrets-file .env\n--secrets-file .env.test");
    }

    @Test
    void goesWithoutSecretsUnlessTheyAreRequired() {
        assertThat(collected(NOTHING, SecretsMode.LOOK_FOR_FILE)).isEqualTo(new Collected(List.of(), List.of()));
        assertThat(Failure.usage(() -> collected(NOTHING, SecretsMode.REQUIRED)))
                .hasMessage("no secrets provided");
        assertThat(Failure.usage(() -> collected(pairs("LIVEKIT_URL=x"), SecretsMode.REQUIRED)))
                .hasMessage("no valid secrets provided, LIVEKIT_ secrets are ignored and injected automatically "
                        + "to your agent");
    }

    @Test
    void mountsRawBytes() throws IOException {
        byte[] raw = {0, (byte) 0xFF, '\n'};
        Files.write(folder.resolve("raw.bin"), raw);

        assertThat(collected(new SecretFlags(List.of("raw.bin"), List.of(), null, false), SecretsMode.REQUIRED)
                        .secrets())
                .containsExactly(new Secret("raw.bin", Kind.FILE, raw));
    }

    @Test
    void showsNoValue() {
        SecretFlags flags = pairs("A=s3cret");

        assertThat(collected(flags, SecretsMode.REQUIRED).toString() + flags)
                .contains("A, ENVIRONMENT, 6 bytes")
                .doesNotContain("s3cret");
    }
}
