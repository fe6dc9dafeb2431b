package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Caches made with this Java: lkj runs with them, and just as well where something is wrong with them. */
final class StartCachesTest {
    @TempDir
    private static Path folder;

    private static InstalledLkj original;
    private static LkjProcess.Result making;

    @TempDir
    private Path here;

    private InstalledLkj lkj;

    @BeforeAll
    static void makeThem() throws Exception {
        original = InstalledLkj.into(folder.toRealPath().resolve("an lkj"), folder.toRealPath());
        making = original.makeCaches();
    }

    @BeforeEach
    void copyIt() throws IOException {
        lkj = new InstalledLkj(here.toRealPath().resolve("the copy"), here.toRealPath());
        copy(original.home, lkj.home);
    }

    @AfterEach
    void removeLink() throws IOException {
        // JUnit warns of a link that leads out of the folder which it removes.
        Files.delete(lkj.cache("java"));
    }

    @AfterAll
    static void removeFirstLink() throws IOException {
        Files.delete(original.cache("java"));
    }

    /** As {@code cp -a} does it: times stay. */
    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Files.copy(path, to.resolve(from.relativize(path).toString()), LinkOption.NOFOLLOW_LINKS);
        }
        for (Path path : all) {
            Path copied = to.resolve(from.relativize(path).toString());
            if (!Files.isSymbolicLink(copied)) {
                Files.setLastModifiedTime(copied, Files.getLastModifiedTime(path));
            }
        }
    }

    private static void answers(InstalledLkj lkj) throws Exception {
        LkjProcess.Result version = lkj.run("--version");
        assertThat(version.out()).startsWith("lkj version ");
        assertThat(version.err()).isEmpty();
        LkjProcess.Result help = lkj.run("agent", "deploy", "--help");
        assertThat(help.out()).isEqualTo("the help of deploy\n");
        assertThat(help.err()).isEmpty();
        LkjProcess.Result list = lkj.run("project", "list", "--json");
        assertThat(list.code()).as(list.err()).isZero();
        assertThat(list.out()).isEqualTo("[]\n");
        assertThat(list.err()).startsWith("No projects configured").hasLineCount(1);
        LkjProcess.Result refused = lkj.run("agent", "status", "--nope");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).startsWith("error: flag provided but not defined: -nope\n");
        assertThat(lkj.run("agent", "deploy", "--nope").code()).isEqualTo(2);
        LkjProcess.Result emulator = lkj.run("emulator", "exec", "--engine", "simulate", "--", "echo", "it runs");
        assertThat(emulator.out()).isEqualTo("it runs\n");
        assertThat(emulator.err()).startsWith("lkj emulator: ").doesNotContain("warning");
    }

    @Test
    void theyAreMadeInOneGoAndNothingIsLeftBesideThem() throws Exception {
        assertThat(making.code()).as(making.err()).isZero();
        assertThat(making.err()).isEmpty();
        for (String kind : List.of("light", "local", "call", "deploy", "emulator")) {
            assertThat(original.cache(kind)).isNotEmptyFile();
        }
        try (Stream<Path> caches = Files.list(original.home.resolve("caches"))) {
            assertThat(caches.toList()).hasSize(1);
        }
        try (Stream<Path> files = Files.list(original.cache("call").getParent())) {
            assertThat(files.toList()).hasSize(7);
        }
    }

    @Test
    void lkjAnswersWithThem() throws Exception {
        answers(original);
    }

    @Test
    void itAnswersWithoutThem() throws Exception {
        for (String kind : List.of("light", "local", "call", "deploy", "emulator")) {
            Files.delete(lkj.cache(kind));
        }
        answers(lkj);
    }

    @Test
    void aFolderThatMovedStillAnswers() throws Exception {
        answers(lkj);
    }

    @Test
    void aChangedJarRunsItsOwnCode() throws Exception {
        Path source = here.resolve("Main.java");
        Files.writeString(source, """
                package dev.lkj.cli;
                public class Main {
                    public static void main(String[] args) {
                        System.out.println("the new one");
                    }
                }
                """);
        Path classes = Files.createDirectories(here.resolve("classes"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), source.toString()))
                .isZero();
        InstalledLkj.jar(classes, lkj.home.resolve("lib/lkj.jar"));
        assertThat(lkj.run("--version").out()).isEqualTo("the new one\n");
        assertThat(lkj.run("project", "list").out()).isEqualTo("the new one\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "local", "call", "deploy", "emulator"})
    void aDamagedCacheIsLeftAlone(String kind) throws Exception {
        assertThat(lkj.cache(kind).toFile().setWritable(true)).isTrue();
        try (FileChannel file = FileChannel.open(lkj.cache(kind), StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }
        answers(lkj);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseParallelGC", "-Xshare:off", "-Xmx200m"})
    void usersOwnOptionsAreNoDanger(String options) throws Exception {
        lkj.with("JDK_JAVA_OPTIONS", options);
        LkjProcess.Result result = lkj.run("project", "list", "--json");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("[]\n");
    }

    @Test
    void aRunWritesNothingWhereItIsInstalled() throws Exception {
        List<String> before = state();
        answers(lkj);
        assertThat(state()).isEqualTo(before);
    }

    private List<String> state() throws IOException {
        try (Stream<Path> walk = Files.walk(lkj.home)) {
            return walk.map(path -> path + " " + path.toFile().lastModified())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whereNothingCanBeWrittenNoneAreMade() throws Exception {
        Path caches = lkj.cache("call").getParent().getParent();
        List<String> before = state();
        assertThat(caches.toFile().setWritable(false)).isTrue();
        try {
            assumeThat(Files.isWritable(caches)).as("root can write everywhere").isFalse();
            LkjProcess.Result result = lkj.makeCaches();
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).startsWith("lkj: cannot make the caches for a faster start: ");
            assertThat(state()).isEqualTo(before);
        } finally {
            assertThat(caches.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void aFailedMakingLeavesTheOldOnes() throws Exception {
        List<String> before = cachesNow();
        Files.delete(lkj.home.resolve("lib/help/lkj.agent.deploy.txt"));
        LkjProcess.Result result = lkj.makeCaches();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("lkj: cannot make the caches for a faster start: a run for them ended with");
        assertThat(cachesNow()).isEqualTo(before);
    }

    private List<String> cachesNow() throws IOException {
        String caches = lkj.home.resolve("caches") + "/";
        return state().stream().filter(line -> line.startsWith(caches)).toList();
    }
}
