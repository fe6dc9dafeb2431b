package dev.lkj.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GitRepositoryTest {
    @TempDir
    private Path folder;

    private TestRepository repository;
    private Path temporary;

    @BeforeEach
    void makeRepository() throws Exception {
        repository = TestRepository.create(folder.resolve("repository"));
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    private GitMetadata metadata() {
        return repository.open().metadata(temporary);
    }

    @Test
    void cleanTreeHasCommitAndBranch() throws Exception {
        String commit = repository.file("a", "1").commit();
        assertThat(metadata()).isEqualTo(new GitMetadata(commit, "main", false, ""));
        assertThat(metadata().attributes())
                .containsExactly(Map.entry("git_commit", commit), Map.entry("git_branch", "main"));
    }

    @Test
    void detachedHeadHasNoBranch() throws Exception {
        repository.file("a", "1").commit();
        repository.git("checkout", "--quiet", "--detach");
        assertThat(metadata().branch()).isEmpty();
    }

    @Test
    void dirtyTreeHasTheHashOfWhatIsThere() throws Exception {
        repository.file("a", "1").file("sub/b", "1").commit();
        repository.file("a", "2").file("new", "3");
        GitMetadata metadata =
                TestRepository.openAt(repository.root().resolve("sub")).metadata(temporary);
        assertThat(metadata.dirty()).isTrue();
        repository.commit();
        assertThat(metadata.tree()).isEqualTo(repository.git("rev-parse", "--short", "HEAD^{tree}"));
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void lookingChangesNeitherIndexNorFiles() throws Exception {
        repository.file("a", "1").commit();
        repository.file("a", "2").file("new", "3");
        Path index = repository.root().resolve(".git/index");
        byte[] before = Files.readAllBytes(index);
        assertThat(metadata().tree()).isNotEmpty();
        assertThat(index).hasBinaryContent(before);
        assertThat(repository.git("status", "--porcelain")).isEqualTo("M a\n?? new");
    }

    @Test
    void committedDoesNotLookAtTheFiles() throws Exception {
        String commit = repository.file("a", "1").commit();
        repository.file("a", "2");
        assertThat(repository.open().committed()).isEqualTo(new GitMetadata(commit, "main", false, ""));
    }

    @Test
    void repositoryWithoutCommitsSaysNothing() throws Exception {
        repository.file("a", "1");
        assertThat(metadata()).isEqualTo(new GitMetadata("", "", false, ""));
        assertThat(metadata().attributes()).isEmpty();
    }

    @Test
    void folderOutsideOfARepository() {
        Map<String, String> environment = TestRepository.environment();
        environment.put("GIT_CEILING_DIRECTORIES", folder.toString());
        assertThat(GitRepository.of(temporary, environment, new Cancellation())).isEmpty();
    }

    @Test
    void machineWithoutGit() {
        Map<String, String> environment = Map.of("PATH", temporary.toString());
        assertThat(GitRepository.of(repository.root(), environment, new Cancellation()))
                .isEmpty();
        assertThat(GitRepository.of(repository.root(), Map.of(), new Cancellation()))
                .isEmpty();
    }

    @Test
    void gitThatAsksGetsNoAnswer() throws Exception {
        assertThat(fakeGit("read answer && exit 1; echo true")).isPresent();
    }

    @Test
    void fsmonitorThatStaysDoesNotHoldUp() throws Exception {
        repository.file("a", "1").commit();
        repository.git("config", "core.fsmonitor", "sleep 1000; true");
        repository.file("a", "2");
        assertThat(metadata().dirty()).isTrue();
    }

    @Test
    void cancellingEndsGit() throws Exception {
        Cancellation cancellation = new Cancellation();
        Path started = temporary.resolve("started");
        script("echo > '" + started + "'; exec sleep 1000");
        Thread canceller = new Thread(() -> waitFor(started, cancellation));
        canceller.start();
        Map<String, String> environment = TestRepository.environment();
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> GitRepository.of(repository.root(), environment, cancellation));
        canceller.join();
    }

    private static void waitFor(Path started, Cancellation cancellation) {
        while (!Files.exists(started)) {
            Thread.onSpinWait();
        }
        cancellation.cancel();
    }

    private Optional<GitRepository> fakeGit(String body) throws IOException {
        script(body);
        Map<String, String> environment = TestRepository.environment();
        environment.put("PATH", folder.resolve("bin").toString());
        return GitRepository.of(repository.root(), environment, new Cancellation());
    }

    private void script(String body) throws IOException {
        Path script = Files.createDirectories(folder.resolve("bin")).resolve("git");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }
}
