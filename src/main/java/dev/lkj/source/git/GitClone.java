package dev.lkj.source.git;

import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import java.nio.file.Path;
import java.util.Map;

/** Fetches the newest commit of a repository. */
public final class GitClone {
    private GitClone() {}

    /**
     * Clones a repository without its history.
     *
     * @param url its address, or a folder of this machine
     * @param target the new folder, in one that exists
     * @param environment where git is found, and what it is run with; it asks nobody anything
     * @throws LkjException (FAILED) when git cannot clone it, (USAGE) when there is no git
     */
    public static void clone(String url, Path target, Map<String, String> environment, Cancellation cancellation) {
        GitCommand git = GitCommand.find(target.resolveSibling(""), environment, cancellation)
                .orElseThrow(() -> LkjException.usage("git is not on the PATH")
                        .withHint("install git; templates are fetched by it"));
        GitCommand.Result cloned = git.runWithErrors("clone", "--quiet", "--depth=1", "--", url, target.toString());
        if (!cloned.ok()) {
            String output = cloned.output().replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
            String reason = output.lines()
                    .filter(line -> line.startsWith("fatal:"))
                    .findFirst()
                    .orElse(output.substring(output.lastIndexOf('\n') + 1));
            throw LkjException.failed("git cannot clone " + shown(url) + ":\n" + reason.replaceFirst("^fatal: ", ""))
                    .withHint("check the address; for a private one git needs to know who you are by itself");
        }
    }

    /** Without a password that it may hold. */
    private static String shown(String url) {
        return url.replaceAll("[\\p{Cntrl}]", "?").replaceFirst("://[^/@]*@", "://…@");
    }
}
