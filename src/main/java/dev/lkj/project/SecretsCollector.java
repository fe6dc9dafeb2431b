package dev.lkj.project;

import dev.lkj.error.LkjException;
import dev.lkj.project.SecretsOutcome.Collected;
import dev.lkj.project.SecretsOutcome.NeedsFileChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects the secrets of a command from mounted files, {@code --secrets} values and an env file. Nothing is written,
 * and no failure shows a value.
 */
public final class SecretsCollector {
    /** The files that are looked for, the likeliest first. */
    private static final List<String> ENV_FILES =
            List.of(".env.production", ".env", ".env.staging", ".env.development", ".env.local", ".env.test");

    private final SecretFlags flags;
    private final SecretsMode mode;
    private final WorkingDirectory directory;

    /**
     * Collects for one command.
     *
     * @param directory where env files are looked for; paths of flags are relative to the current directory
     */
    public SecretsCollector(SecretFlags flags, SecretsMode mode, WorkingDirectory directory) {
        this.flags = flags;
        this.mode = mode;
        this.directory = directory;
    }

    /**
     * Collects, or says that somebody must choose a file.
     *
     * @param interactive whether somebody can be asked
     * @throws LkjException (USAGE) when a file or pair is bad, a limit of the service is exceeded, or secrets are
     *     required and there are none
     */
    public SecretsOutcome collect(boolean interactive) {
        if (!readsFile()) {
            return withoutFile();
        }
        String named = flags.file();
        if (named != null && !named.isEmpty()) {
            return withNamedFile(named);
        }
        List<String> found = ENV_FILES.stream().filter(this::isFile).toList();
        if (found.isEmpty()) {
            return withoutFile();
        }
        if (interactive) {
            return new NeedsFileChoice(found, this);
        }
        if (found.size() > 1) {
            throw LkjException.usage("multiple env files found; set --secrets-file in non-interactive mode")
                    .withHint(found.stream()
                            .map(name -> "--secrets-file " + ShellWords.of(List.of(shown(name))))
                            .collect(Collectors.joining("\n")));
        }
        return withProbedFile(found.get(0));
    }

    Collected withoutFile() {
        return fromFlags().finish(mode);
    }

    Collected withProbedFile(String name) {
        return withFile(directory.file(name), shown(name));
    }

    private boolean readsFile() {
        boolean needsFile = mode == SecretsMode.REQUIRED
                && flags.mounts().isEmpty()
                && flags.pairs().isEmpty();
        return flags.file() != null || mode == SecretsMode.LOOK_FOR_FILE || needsFile;
    }

    private Collected withNamedFile(String name) {
        Path file = directory.current().file(name);
        String shown = Printable.of(name);
        if (!Files.exists(file)) {
            LkjException failure = LkjException.usage("open " + shown + ": no such file or directory");
            String hint = hintForNamedFile(name);
            throw hint == null ? failure : failure.withHint(hint);
        }
        return withFile(file, shown);
    }

    private @Nullable String hintForNamedFile(String name) {
        return !directory.isCurrent() && isFile(name)
                ? "--secrets-file " + ShellWords.of(List.of(shown(name))) + "    (a file that exists)"
                : null;
    }

    private Collected withFile(Path file, String shown) {
        SecretSet secrets = fromFlags();
        secrets.addEnvFile(TextFile.read(file, shown), shown, flags.ignoreEmpty());
        return secrets.finish(mode);
    }

    private SecretSet fromFlags() {
        SecretSet secrets = new SecretSet();
        flags.mounts().forEach(path -> secrets.addMount(directory.current().file(path), Printable.of(path)));
        for (int i = 0; i < flags.pairs().size(); i++) {
            secrets.addPairs(flags.pairs().get(i), i + 1);
        }
        return secrets;
    }

    /** A folder of such a name is nobody's env file: virtual environments are called so too. */
    private boolean isFile(String name) {
        Path file = directory.file(name);
        return Files.exists(file) && !Files.isDirectory(file);
    }

    private String shown(String name) {
        String shown = directory.shown(name);
        return shown.startsWith("./") ? shown.substring(2) : shown;
    }
}
