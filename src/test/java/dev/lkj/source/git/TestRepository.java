package dev.lkj.source.git;

import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A repository that a test fills, whatever the configuration of the machine is. */
record TestRepository(Path root) {

    static TestRepository create(Path root) throws IOException, InterruptedException {
        Files.createDirectories(root);
        TestRepository repository = new TestRepository(root);
        repository.git("init", "--quiet", "--initial-branch=main");
        return repository;
    }

    static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_AUTHOR_NAME", "A");
        environment.put("GIT_AUTHOR_EMAIL", "a@example.org");
        environment.put("GIT_COMMITTER_NAME", "A");
        environment.put("GIT_COMMITTER_EMAIL", "a@example.org");
        return environment;
    }

    GitRepository open() {
        return openAt(root);
    }

    static GitRepository openAt(Path folder) {
        return GitRepository.of(folder, environment(), new Cancellation()).orElseThrow();
    }

    TestRepository file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** Commits everything and returns the abbreviated hash. */
    String commit() throws IOException, InterruptedException {
        git("add", "-A");
        git("commit", "--quiet", "--message", "x");
        return git("log", "-1", "--pretty=format:%h");
    }

    String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
