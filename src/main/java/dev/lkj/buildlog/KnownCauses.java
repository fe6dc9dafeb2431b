package dev.lkj.buildlog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Failures whose cause the output tells, and what to do about each. */
final class KnownCauses {
    private static final String DRY_RUN = "`lkj agent deploy --dry-run` shows what is sent";

    private static final List<Cause> CAUSES = List.of(
            cause("The lockfile at `uv\\.lock` needs to be updated", "run `uv lock`"),
            cause(
                    "Unable to find lockfile at `uv\\.lock`",
                    "run `uv lock`; if uv.lock exists, an ignore file leaves it out: " + DRY_RUN),
            cause(
                    "No matching distribution found for (\\S+)",
                    "no package $1 for this Python: correct its name or version"),
            cause("Because (\\S+) was not found in the package registry", "no package $1: correct its name"),
            cause("Because there is no version of (\\S+) and", "no such version of $1: correct it"),
            cause("pyproject\\.toml changed significantly since poetry\\.lock was last generated", "run `poetry lock`"),
            cause("poetry\\.lock is not up to date with pyproject\\.toml", "run `poetry lock`"),
            cause(
                    "npm ci` can only install packages when your package\\.json and \\S+ .*are in sync",
                    "run `npm install`, which brings package-lock.json up to date"),
            cause(
                    "npm ci` command can only install with an existing package-lock\\.json",
                    "run `npm install`, which writes package-lock.json; if it exists, an ignore file leaves it out: "
                            + DRY_RUN),
            cause(
                    "npm (?:ERR!|error) 404 +'?([^'\\s]+?)(?:@[^'@\\s]*)?'? is not in (?:the npm|this) registry",
                    "no package $1: correct its name"),
            cause("ERR_PNPM_OUTDATED_LOCKFILE", "run `pnpm install`, which brings pnpm-lock.yaml up to date"),
            cause("ERR_PNPM_NO_LOCKFILE", "run `pnpm install`, which writes pnpm-lock.yaml"),
            cause(
                    "lockfile would have been modified by this install",
                    "run `yarn install`, which brings yarn.lock up to date"),
            cause(
                    "Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`",
                    "run `yarn install`, which brings yarn.lock up to date"),
            cause(
                    "E: Unable to locate package (\\S+)",
                    "no Debian package $1: correct its name, or run `apt-get update` in the same step"),
            cause(
                    "unknown instruction: (\\S+) \\(did you mean (\\w+)\\?\\)",
                    "write $2 instead of $1 in the Dockerfile"));

    private static final Pattern COPY = Pattern.compile("(?:\\[[^\\]]*\\] )?(?:COPY|ADD) .*", Pattern.DOTALL);
    private static final Pattern NOT_SENT = Pattern.compile("\"/?([^\"]+)\": not found");
    private static final Pattern METADATA = Pattern.compile("\\[internal\\] load metadata for (\\S+)");

    private KnownCauses() {}

    private record Cause(Pattern sign, String remedy) {}

    private static Cause cause(String sign, String remedy) {
        return new Cause(Pattern.compile(sign), remedy);
    }

    /** What to do, in one line; empty when the cause is not known for sure. */
    static String remedy(String stepName, String error, List<String> output) {
        return ofStep(stepName, error)
                .or(() -> output.stream().flatMap(line -> ofLine(line).stream()).findFirst())
                .or(() -> ofLine(error))
                .orElse("");
    }

    private static Optional<String> ofStep(String stepName, String error) {
        Matcher notSent = NOT_SENT.matcher(error);
        if (COPY.matcher(stepName).matches() && !stepName.contains(" --from=") && notSent.find()) {
            return Optional.of(notSent.group(1) + " does not exist, or an ignore file leaves it out: " + DRY_RUN);
        }
        Matcher metadata = METADATA.matcher(stepName);
        if (metadata.matches() && error.endsWith("not found")) {
            return Optional.of("no image " + metadata.group(1) + ": correct FROM in the Dockerfile");
        }
        return Optional.empty();
    }

    private static Optional<String> ofLine(String line) {
        for (Cause cause : CAUSES) {
            Matcher sign = cause.sign().matcher(line);
            if (sign.find()) {
                String remedy = cause.remedy();
                for (int group = 1; group <= sign.groupCount(); group++) {
                    remedy = remedy.replace("$" + group, sign.group(group));
                }
                return Optional.of(remedy);
            }
        }
        return Optional.empty();
    }
}
