package dev.lkj.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommitCheckoutTest {
    @TempDir
    private Path folder;

    private TestRepository repository;
    private Path temporary;
    private String first;

    @BeforeEach
    void makeCommits() throws Exception {
        repository = TestRepository.create(folder.resolve("repository"));
        temporary = Files.createDirectory(folder.resolve("tmp"));
        first = repository.file("agent/a.py", "old").commit();
        repository.file("agent/a.py", "new").file("later/b.py", "").commit();
        repository.file("agent/a.py", "uncommitted");
    }

    private GitRepository open(String subfolder) {
        return TestRepository.openAt(repository.root().resolve(subfolder));
    }

    @Test
    void holdsTheProjectAsItWas() {
        try (CommitCheckout checkout = open("agent").checkOut(first, temporary).orElseThrow()) {
            assertThat(checkout.project().resolve("a.py")).hasContent("old");
        }
    }

    @Test
    void closingLeavesNothing() throws Exception {
        open("agent").checkOut(first, temporary).orElseThrow().close();
        assertThat(temporary).isEmptyDirectory();
        assertThat(repository.git("worktree", "list").lines()).hasSize(1);
        assertThat(repository.git("branch", "--list").lines()).hasSize(1);
    }

    @Test
    void theWorkingTreeIsLeftAlone() throws Exception {
        open("agent").checkOut(first, temporary).orElseThrow().close();
        assertThat(repository.root().resolve("agent/a.py")).hasContent("uncommitted");
        assertThat(repository.git("status", "--porcelain")).isEqualTo("M agent/a.py");
    }

    @Test
    void closingWorksAfterACancellation() throws Exception {
        Cancellation cancellation = new Cancellation();
        GitRepository opened = GitRepository.of(repository.root(), TestRepository.environment(), cancellation)
                .orElseThrow();
        CommitCheckout checkout = opened.checkOut(first, temporary).orElseThrow();
        cancellation.cancel();
        checkout.close();
        assertThat(temporary).isEmptyDirectory();
        assertThat(repository.git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void closingWorksWhenTheFolderIsGone() throws Exception {
        CommitCheckout checkout = open("").checkOut(first, temporary).orElseThrow();
        new TemporaryFolder(checkout.project()).close();
        checkout.close();
        assertThat(repository.git("worktree", "list").lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789", "", "HEAD", "main", "--help", "abc", "HEAD~1"})
    void onlyHashesOfCommitsAreCheckedOut(String commit) {
        assertThat(open("agent").hasCommit(commit)).isFalse();
        assertThat(open("agent").checkOut(commit, temporary)).isEmpty();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void commitThatAShallowCloneLacks() throws Exception {
        Path clone = folder.resolve("clone");
        repository.git("clone", "--quiet", "--depth=1", "file://" + repository.root(), clone.toString());
        assertThat(TestRepository.openAt(clone).isShallow()).isTrue();
        assertThat(TestRepository.openAt(clone).checkOut(first, temporary)).isEmpty();
        assertThat(open("").isShallow()).isFalse();
    }

    @Test
    void commitWithoutTheProjectsFolder() throws Exception {
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> open("later").checkOut(first, temporary))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .withMessage("commit " + first + " does not have the folder later");
        assertThat(temporary).isEmptyDirectory();
        assertThat(repository.git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void hooksOfTheRepositoryDoNotRun() throws Exception {
        Path hook = repository.root().resolve(".git/hooks/post-checkout");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\nread answer\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        assertThat(open("agent").checkOut(first, temporary)).hasValueSatisfying(CommitCheckout::close);
    }
}
