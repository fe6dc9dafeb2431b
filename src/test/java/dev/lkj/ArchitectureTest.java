package dev.lkj;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the layers of docs/architecture.md: who may use whom, and where the outside world is touched. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lkj");

    /** Lines of a Java file, from which on it does more than one thing. */
    private static final int LONGEST_FILE = 350;

    /** Package to what it may use of lkj and of libraries; the JDK and JSpecify are open to all. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("error", List.of()),
            Map.entry("time", List.of()),
            Map.entry("wire", List.of("com.fasterxml.jackson.core..")),
            Map.entry("term", List.of("dev.lkj.error..", "org.jline..")),
            Map.entry(
                    "project",
                    List.of(
                            "dev.lkj.error..",
                            "dev.lkj.time..",
                            "org.tomlj..",
                            "org.yaml.snakeyaml..",
                            "com.fasterxml.jackson..")),
            Map.entry("container", List.of("dev.lkj.error..", "dev.lkj.time..", "com.fasterxml.jackson..")),
            Map.entry(
                    "image",
                    List.of(
                            "dev.lkj.error..",
                            "dev.lkj.time..",
                            "dev.lkj.container..",
                            "com.fasterxml.jackson..",
                            "org.apache.commons.compress..")),
            Map.entry("dockerfile", List.of("dev.lkj.error..", "com.fasterxml.jackson..")),
            Map.entry(
                    "source",
                    List.of(
                            "dev.lkj.error..",
                            "dev.lkj.time..",
                            "dev.lkj.dockerfile..",
                            "org.tomlj..",
                            "com.fasterxml.jackson..")),
            Map.entry("buildlog", List.of("dev.lkj.error..", "dev.lkj.time..", "dev.lkj.wire..", "dev.lkj.term..")),
            Map.entry(
                    "cloud",
                    List.of(
                            "dev.lkj.wire..",
                            "dev.lkj.image..",
                            "dev.lkj.time..",
                            "dev.lkj.error..",
                            "okhttp3..",
                            "okio..",
                            "kotlin..",
                            "com.fasterxml.jackson..")),
            Map.entry("rollout", List.of("dev.lkj.wire..", "dev.lkj.time..", "dev.lkj.error..")),
            Map.entry(
                    "deploy",
                    List.of(
                            "dev.lkj.project..",
                            "dev.lkj.source..",
                            "dev.lkj.image..",
                            "dev.lkj.cloud..",
                            "dev.lkj.rollout..",
                            "dev.lkj.buildlog..",
                            "dev.lkj.wire..",
                            "dev.lkj.time..",
                            "dev.lkj.error..")),
            Map.entry(
                    "emulator",
                    List.of(
                            "dev.lkj.wire..",
                            "dev.lkj.container..",
                            "dev.lkj.dockerfile..",
                            "dev.lkj.time..",
                            "dev.lkj.error..",
                            "org.eclipse.jetty..",
                            "com.fasterxml.jackson..",
                            "com.google.protobuf..",
                            "org.h2.mvstore..",
                            "org.apache.commons.compress..",
                            "org.junit.jupiter.api..")),
            Map.entry("startup", List.of()),
            Map.entry("cli", List.of("dev.lkj..", "picocli..", "com.fasterxml.jackson..")));

    @TestFactory
    Stream<DynamicTest> eachPackageUsesOnlyWhatItMay() {
        return MAY_USE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> classes()
                                .that(resideInAPackage("dev.lkj." + entry.getKey() + ".."))
                                .should()
                                .onlyDependOnClassesThat(allowed(entry.getKey(), entry.getValue()))
                                .because("a layer that knows more than it must cannot be changed or tested alone")
                                .check(CLASSES)));
    }

    private static DescribedPredicate<JavaClass> allowed(String name, List<String> others) {
        List<String> packages = new ArrayList<>(others);
        packages.add("dev.lkj." + name + "..");
        packages.add("java..");
        packages.add("javax..");
        packages.add("org.jspecify..");
        return resideInAnyPackage(packages.toArray(String[]::new)).as("are of %s, of the JDK or of %s", name, others);
    }

    @Test
    void onlyTheExtensionKnowsJUnit() {
        noClasses()
                .that(resideOutsideOfPackage("dev.lkj.emulator.junit"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .because("JUnit is not there when lkj runs")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsInTheTable() {
        classes()
                .that(resideInAPackage("dev.lkj.."))
                .should()
                .resideInAnyPackage(MAY_USE.keySet().stream()
                        .map(p -> "dev.lkj." + p + "..")
                        .toArray(String[]::new))
                .because("a package without a place in the table is held by no rule")
                .check(CLASSES);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("dev.lkj.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyMainTouchesTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.lkj.cli.Main")
                .and()
                // The other program in the jar.
                .doNotHaveFullyQualifiedName("dev.lkj.startup.CacheMaker")
                .should()
                .accessField(System.class, "in")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .because(
                        "streams, environment and exit are parameters everywhere else, so that tests can give their own")
                .check(CLASSES);
    }

    @Test
    void onlyTimeAsksTheClockAndSleeps() {
        noClasses()
                .that(resideInAPackage("dev.lkj..").and(DescribedPredicate.not(resideInAPackage("dev.lkj.time.."))))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("time is a parameter: no test of lkj waits for it")
                .check(CLASSES);
    }

    @Test
    void noFileIsTooLong() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<String> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > LONGEST_FILE)
                    .map(file -> file + ": " + lines(file) + " lines")
                    .toList();
            assertThat(tooLong)
                    .as("files that do more than one thing: split them, do not raise the limit")
                    .isEmpty();
        }
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .because("such names say nothing about what the class is for")
                .check(CLASSES);
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
