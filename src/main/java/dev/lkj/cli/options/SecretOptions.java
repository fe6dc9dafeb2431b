package dev.lkj.cli.options;

import dev.lkj.cli.Wiring;
import dev.lkj.error.LkjException;
import dev.lkj.project.Secret;
import dev.lkj.project.SecretFlags;
import dev.lkj.project.SecretsCollector;
import dev.lkj.project.SecretsMode;
import dev.lkj.project.SecretsOutcome;
import dev.lkj.project.WorkingDirectory;
import dev.lkj.term.Line;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentSecretKind;
import dev.lkj.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The secrets that an agent is to get. */
public final class SecretOptions {
    @Option(
            names = "--secrets",
            paramLabel = "KEY=VALUE",
            description = "Secret as an environment variable; repeatable.")
    List<String> pairs = new ArrayList<>();

    @Option(
            names = "--secrets-file",
            paramLabel = "FILE",
            description = "File of KEY=VALUE lines, all of them secrets.")
    @Nullable
    String file;

    @Option(
            names = "--secret-mount",
            paramLabel = "PATH",
            description = "File that instances find under /etc/secrets; repeatable.")
    List<String> mounts = new ArrayList<>();

    @Option(
            names = "--ignore-empty-secrets",
            description = "Leave out empty values of the secrets file instead of refusing them.")
    boolean ignoreEmpty;

    /** Collects the secrets and tells where from; asks for a file where the mode wants one. */
    public List<AgentSecret> collect(Wiring wiring, SecretsMode mode, WorkingDirectory directory) {
        return gather(wiring, mode, directory).secrets().stream()
                .map(SecretOptions::message)
                .toList();
    }

    private SecretsOutcome.Collected gather(Wiring wiring, SecretsMode mode, WorkingDirectory directory) {
        SecretFlags flags = new SecretFlags(mounts, pairs, file, ignoreEmpty);
        SecretsOutcome outcome = new SecretsCollector(flags, mode, directory)
                .collect(wiring.prompter().isInteractive());
        SecretsOutcome.Collected collected = outcome instanceof SecretsOutcome.NeedsFileChoice choice
                ? choose(wiring, choice)
                : (SecretsOutcome.Collected) outcome;
        collected.notes().forEach(wiring::status);
        return collected;
    }

    /**
     * The names of the secrets in an env file, empty values left out; asks for one where several are there.
     *
     * @param named the file of a flag; null for one of the directory
     */
    public static List<String> namesIn(Wiring wiring, @Nullable String named, WorkingDirectory directory) {
        SecretOptions flags = new SecretOptions();
        flags.file = named;
        flags.ignoreEmpty = true;
        SecretsOutcome.Collected collected = flags.gather(wiring, SecretsMode.LOOK_FOR_FILE, directory);
        if (collected.notes().isEmpty()) {
            throw LkjException.usage("there is no env file to compare with").withHint("--secrets-file FILE names one");
        }
        return collected.secrets().stream().map(Secret::name).toList();
    }

    private static SecretsOutcome.Collected choose(Wiring wiring, SecretsOutcome.NeedsFileChoice choice) {
        List<Line> entries =
                new ArrayList<>(choice.files().stream().map(Line::of).toList());
        entries.add(Line.of(SecretsOutcome.NeedsFileChoice.NONE));
        int chosen = wiring.prompter().pick(SecretsOutcome.NeedsFileChoice.QUESTION, entries, 0);
        return chosen < choice.files().size() ? choice.choose(choice.files().get(chosen)) : choice.chooseNone();
    }

    private static AgentSecret message(Secret secret) {
        AgentSecretKind kind = secret.kind() == Secret.Kind.FILE
                ? AgentSecretKind.AGENT_SECRET_KIND_FILE
                : AgentSecretKind.AGENT_SECRET_KIND_ENVIRONMENT;
        return new AgentSecret(secret.name(), Bytes.of(secret.value()), kind);
    }
}
