package dev.lkj.cli.init;

import dev.lkj.cli.Wiring;
import dev.lkj.error.LkjException;
import dev.lkj.source.git.GitClone;
import dev.lkj.source.git.TemporaryFolder;
import dev.lkj.term.SafeText;
import dev.lkj.time.CancelledException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** A template that becomes a project: all of it is made beside, and appears at once. */
record NewProject(Wiring wiring, String name, KnownValues values) {
    /** What belongs to the template, and not to what is made from it. */
    private static final List<String> OF_THE_TEMPLATE =
            List.of(".git", ".task", "renovate.json", TaskFile.NAME, "TEMPLATE.md", "LICENSE", "LICENSE.md", "NOTICE");

    /**
     * Makes it.
     *
     * @param url the template
     * @param install whether its install task runs without a question
     */
    Initialised make(String url, boolean install) {
        Path current = wiring.environment().directory();
        Path target = AgentFolder.check(current, name);
        boolean installed;
        Optional<TaskFile> tasks;
        try (TemporaryFolder beside = TemporaryFolder.in(current, ".lkj-init-")) {
            Path made = beside.path().resolve("project");
            fetch(url, made);
            tasks = TaskFile.read(made, values.tasks());
            new EnvFile(wiring, values.environment()).write(made);
            // Asked before there is anything to lose.
            installed = tasks.filter(file -> file.has(TaskFile.INSTALL)).isPresent() && isWanted(install);
            move(made, target);
        } catch (IOException e) {
            throw LkjException.failed("cannot make " + name + ": " + reason(e), e)
                    .withHint("see that this folder is writable and has room; nothing was left behind");
        }
        return finish(url, target, tasks, installed);
    }

    private void fetch(String url, Path made) throws IOException {
        Path folder = localFolder(url);
        if (folder != null) {
            wiring.status("Copying template from [" + SafeText.of(url) + "]...");
            FolderCopy.of(folder, made);
            return;
        }
        wiring.status("Cloning template from [" + url.replaceFirst("://[^/@]*@", "://…@") + "]...");
        GitClone.clone(
                url,
                made,
                wiring.environment().variables(),
                wiring.environment().cancellation());
    }

    /** A folder that is no repository: its files are the template. */
    private @org.jspecify.annotations.Nullable Path localFolder(String url) {
        if (url.contains("://")) {
            return null;
        }
        try {
            Path folder = wiring.environment().directory().resolve(url);
            boolean repository = Files.exists(folder.resolve(".git")) || Files.exists(folder.resolve("HEAD"));
            return Files.isDirectory(folder) && !repository ? folder : null;
        } catch (java.nio.file.InvalidPathException e) {
            return null;
        }
    }

    private boolean isWanted(boolean install) {
        return install
                || (wiring.prompter().isInteractive()
                        && wiring.prompter().confirm("Install the dependencies of " + name + "?", true));
    }

    private static void move(Path made, Path target) throws IOException {
        try {
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(made, target);
        }
    }

    private Initialised finish(String url, Path target, Optional<TaskFile> tasks, boolean install) {
        boolean installed = false;
        try {
            if (tasks.isPresent()) {
                TaskFile file = tasks.get();
                installed = install && new TaskRun(wiring, target, file).attempt(TaskFile.INSTALL, name);
                // Templates leave out their word on how to install when this is set.
                TaskFile after = installed ? file.with("LIVEKIT_DEPS_INSTALLED", "true") : file;
                new TaskRun(wiring, target, after).attempt(TaskFile.POST_CREATE, name);
            }
        } catch (CancelledException e) {
            wiring.failures().interrupted(name + " is there, but what it needs may not be installed", "");
            throw e;
        } finally {
            removeTemplateFiles(target);
        }
        return new Initialised(name, url, installed);
    }

    private void removeTemplateFiles(Path target) {
        for (String each : OF_THE_TEMPLATE) {
            try {
                TemporaryFolder.remove(target.resolve(each));
            } catch (IOException e) {
                wiring.failures().warn("cannot remove " + name + "/" + each + " of the template: " + reason(e));
            }
        }
    }

    private static String reason(IOException e) {
        return SafeText.of(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
}
