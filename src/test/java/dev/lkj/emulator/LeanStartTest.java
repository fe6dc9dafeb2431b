package dev.lkj.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What costs much to load is not loaded by an emulator that has started and answered a status call. */
class LeanStartTest {
    private static final Pattern LOADED = Pattern.compile("\\[class,load\\] (\\S+) source: ");

    private static List<String> classes = List.of();

    @BeforeAll
    static void listWhatIsLoaded() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneStatusCall.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("answered 200");
        classes = LOADED.matcher(output).results().map(found -> found.group(1)).toList();
    }

    @Test
    void theServerIsLoaded() {
        assertThat(classes).contains("dev.lkj.emulator.api.Front", "dev.lkj.emulator.codec.JsonCodec");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.fasterxml.jackson.databind.ObjectMapper",
                "com.google.protobuf.",
                "dev.lkj.container.",
                "dev.lkj.emulator.engine.docker.",
                "dev.lkj.emulator.proto.",
                "javax.management.",
                "org.apache.commons.",
                "org.eclipse.jetty.websocket.core.",
                "org.eclipse.jetty.websocket.server.",
                "org.h2."
            })
    void isNotLoaded(String prefix) {
        assertThat(classes).noneMatch(name -> name.startsWith(prefix));
    }
}
