package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command that makes one call loads: each library, and some parts of the JDK, cost more than the call. */
class LoadedClassesTest {
    /** Beginnings of the names of classes that such a command has no use for. */
    private static final List<String> UNWANTED = List.of(
            "org.eclipse.jetty.",
            "com.google.protobuf.",
            "org.h2.",
            "org.jline.",
            "org.slf4j.",
            "org.apache.commons.",
            "dev.lkj.emulator.",
            // Looks through records by reflection, and sets up date formats with their locale data.
            "com.fasterxml.jackson.databind.ObjectMapper",
            "java.text.SimpleDateFormat",
            "sun.util.cldr.",
            "sun.util.resources.cldr.",
            // The trust store, which a call without TLS does not need.
            "sun.security.ssl.TrustStoreManager",
            "sun.security.ssl.SSLContextImpl",
            "sun.security.provider.JavaKeyStore",
            "sun.security.x509.X509CertImpl");

    private static final Pattern LOADED = Pattern.compile("^\\[[^]]*] (\\S+) source: ");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"list", "status", "versions"})
    void aCommandOfOneCallLoadsNothingThatItDoesNotNeed(String verb) throws IOException {
        StubProject project = StubProject.create(folder);
        Path log = folder.resolve("classes.log");
        try (StubCloud cloud = new StubCloud(StubCloud.Step.END)) {
            configure(project.home(), Objects.requireNonNull(cloud.environment().get("LIVEKIT_URL")));
            LkjProcess.Result result = project.lkj()
                    .option("-Xlog:class+load:file=" + log + ":uptime")
                    .run("agent", verb);
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(cloud.requests()).hasSize(1);
        }
        List<String> loaded = loaded(log);
        assertThat(loaded)
                .contains("okhttp3.OkHttpClient", "dev.lkj.wire.WireJson", "org.yaml.snakeyaml.parser.Parser");
        assertThat(loaded)
                .filteredOn(name -> UNWANTED.stream().anyMatch(name::startsWith))
                .isEmpty();
    }

    private static void configure(Path home, String url) throws IOException {
        Path file = Files.createDirectories(home.resolve(".livekit")).resolve("cli-config.yaml");
        Files.writeString(file, """
                default_project: stub
                projects:
                  - name: stub
                    url: %s
                    api_key: devkey
                    api_secret: a-secret-of-thirty-two-characters
                """.formatted(url));
    }

    private static List<String> loaded(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(LOADED::matcher)
                    .filter(matcher -> matcher.find())
                    .map(matcher -> matcher.group(1))
                    .toList();
        }
    }
}
