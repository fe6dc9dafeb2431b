package dev.lkj.buildlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownCausesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.\", run `uv lock`",
                "error: Unable to find lockfile at `uv.lock`. To create a lockfile run `uv lock`, run `uv lock`;",
                "ERROR: No matching distribution found for livekit-agents==99, no package livekit-agents==99",
                "Because livekit-agentz was not found in the package registry and your, no package livekit-agentz:",
                "Because there is no version of livekit-agents==99 and your project depends, such version of livekit-",
                "pyproject.toml changed significantly since poetry.lock was last generated. Run, run `poetry lock`",
                "npm error `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync., run `npm install`",
                "npm ERR! The `npm ci` command can only install with an existing package-lock.json or, which writes package-lock.json",
                "npm error 404  '@livekit/agentz@^1.0.0' is not in this registry., no package @livekit/agentz:",
                "npm ERR! 404  'nosuch@1' is not in the npm registry., no package nosuch:",
                "\" ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with \"\"frozen-lockfile\"\"\", run `pnpm install`",
                "\"➤ YN0028: │ The lockfile would have been modified by this install, which is forbidden\", run `yarn install`",
                "E: Unable to locate package libfoo, no Debian package libfoo",
                "dockerfile parse error on line 2: unknown instruction: COPPY (did you mean COPY?), write COPY instead",
            })
    void areKnownByALineOfOutput(String line, String remedy) {
        assertThat(KnownCauses.remedy("[2/2] RUN x", "exit code: 1", List.of("before", line, "after")))
                .contains(remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "[1/1] COPY nosuchfile /x, nosuchfile does not exist",
        "[build 3/7] ADD data/nosuchfile /x, nosuchfile does not exist",
    })
    void areKnownOfFilesThatWereNotSent(String step, String remedy) {
        assertThat(KnownCauses.remedy(
                        step, "failed to calculate checksum of ref a::b: \"/nosuchfile\": not found", List.of()))
                .startsWith(remedy)
                .contains("`lkj agent deploy --dry-run`");
    }

    @Test
    void areKnownOfBaseImages() {
        assertThat(KnownCauses.remedy(
                        "[internal] load metadata for docker.io/library/pyton:3",
                        "docker.io/library/pyton:3: not found",
                        List.of()))
                .isEqualTo("no image docker.io/library/pyton:3: correct FROM in the Dockerfile");
    }

    @ParameterizedTest
    @CsvSource({
        "[2/2] RUN x, exit code: 1, Traceback (most recent call last):",
        "[2/2] RUN x, exit code: 137, Killed",
        "[2/2] COPY --from=build /app /app, '\"/app\": not found', ''",
        "[2/2] RUN cat x, '\"/x\": not found', ''",
        "[internal] load metadata for x, connection refused, ''",
    })
    void areNotGuessed(String step, String error, String line) {
        assertThat(KnownCauses.remedy(step, error, List.of(line))).isEmpty();
    }
}
