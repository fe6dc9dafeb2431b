package dev.lkj.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lines bring back what never travels otherwise. */
final class BuiltInNamesTest {
    @TempDir
    private Path folder;

    /** Lines are separated by blanks; an empty last column means that nothing comes back. */
    @ParameterizedTest
    @CsvSource({
        "!.env.example, .env.example, .env.example",
        "!.env.example, svc/.env.example, svc/",
        "!**/.env.example, svc/.env.example, svc/ svc/.env.example",
        "!.env.*, .env.example, ",
        "!.e*, .env, ",
        "* !src, src/.env, src/",
        "!ui/node_modules, ui/node_modules/p/i.js, ui/ ui/node_modules/ ui/node_modules/p/ ui/node_modules/p/i.js",
        "!ui/node_modules/p, ui/node_modules/p/i.js, ui/ ui/node_modules/p/ ui/node_modules/p/i.js",
        "!ui/node_modules/q, ui/node_modules/p/i.js, ui/",
        "!node_modules, node_modules/p/.env, node_modules/ node_modules/p/",
        "!node_modules !**/.env, node_modules/.env, node_modules/ node_modules/.env",
        "!**/.env, node_modules/.env, ",
        "!node_modules node_modules/p, node_modules/p/i.js, node_modules/",
        "!.env .env, .env, ",
        ".env !.env, .env, .env",
        "!src/.env src !src/*, src/.env, ",
        "!.git, .git/HEAD, .git/ .git/HEAD",
        "!livekit.toml, livekit.toml, livekit.toml",
        "!.dockerignore, .dockerignore, .dockerignore",
    })
    void dockerignoreBringsBack(String lines, String file, String expected) throws Exception {
        TestTree tree = new TestTree(folder).file(file, "").file(".dockerignore", lines.replace(' ', '\n'));
        assertThat(tree.packed()).containsExactlyElementsOf(withRoot(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "!.env.example, .env.example, .env.example",
        "!.env.example, svc/.env.example, svc/ svc/.env.example",
        "!/.env.example, svc/.env.example, svc/",
        "!.env.*, .env.example, ",
        "!*/, node_modules/i.js, ",
        "!node_modules/, node_modules/i.js, node_modules/ node_modules/i.js",
        "!node_modules/p, node_modules/p/i.js, node_modules/p/ node_modules/p/i.js",
        "!node_modules/p, node_modules/q/i.js, ",
        "!.env .env, .env, ",
        "!.env .e*, .env, ",
        "!.git, .git/HEAD, ",
        "!.git/HEAD, .git/HEAD, ",
        "!venv !venv/x.py, venv/x.py, venv/ venv/x.py",
        "!.gitignore, .gitignore, .gitignore",
    })
    void gitignoreBringsBack(String lines, String file, String expected) throws Exception {
        TestTree tree = new TestTree(folder).file(file, "").file(".gitignore", lines.replace(' ', '\n'));
        assertThat(tree.packed()).containsExactlyElementsOf(withRoot(expected));
    }

    private static List<String> withRoot(String expected) {
        return List.of(("./ " + (expected == null ? "" : expected)).strip().split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        ".gitignore, !.env, sub/.gitignore, *, sub/",
        ".gitignore, *.py, sub/.gitignore, !.env, sub/ sub/.env",
        ".gitignore, sub, .dockerignore, !sub, sub/",
        ".gitignore, sub, .dockerignore, !sub/.env, sub/.env",
    })
    void laterFilesHaveTheLastWord(String first, String line, String second, String otherLine, String expected)
            throws Exception {
        TestTree tree =
                new TestTree(folder).file("sub/.env", "").file(first, line).file(second, otherLine);
        assertThat(tree.packed()).containsExactlyElementsOf(withRoot(expected));
    }
}
