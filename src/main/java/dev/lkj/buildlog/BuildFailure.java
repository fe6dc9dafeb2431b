package dev.lkj.buildlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a build failed.
 *
 * @param step the name of the step that failed; empty when none did, as with a Dockerfile that cannot be read
 * @param time how long the step worked
 * @param output the last lines that it wrote, or what the build said against it; safe to show
 * @param excerpt the lines of the Dockerfile that are meant; null when they are not known
 * @param remedy what to do, in one line; empty when the cause is not known
 */
public record BuildFailure(
        String step,
        Duration time,
        List<String> output,
        @Nullable DockerfileExcerpt excerpt,
        String remedy) {
    /** So many lines of a step's output are shown, as many as the reference shows. */
    public static final int LAST_LINES = 10;

    private static final Pattern EXIT_CODE = Pattern.compile("exit code: (\\d+)");

    /** Copies the output. */
    public BuildFailure {
        output = List.copyOf(output);
    }

    /**
     * The failures of a build: one per step that failed by itself; without one, the build's own message.
     *
     * @param message what the stream's error line says; empty when there was none
     * @param dockerfile the text of the Dockerfile; empty when it is not known
     */
    public static List<BuildFailure> of(BuildLog log, String message, String dockerfile) {
        List<BuildFailure> failures = new ArrayList<>();
        for (BuildStep step : log.failed()) {
            failures.add(ofStep(step, dockerfile));
        }
        if (failures.isEmpty() && !message.isEmpty()) {
            failures.add(new BuildFailure(
                    "",
                    Duration.ZERO,
                    message.lines().toList(),
                    DockerfileExcerpt.ofMessage(dockerfile, message).orElse(null),
                    KnownCauses.remedy("", message, List.of())));
        }
        return failures;
    }

    private static BuildFailure ofStep(BuildStep step, String dockerfile) {
        List<String> written = step.log().lines().stream().map(LogLine::text).toList();
        List<String> output =
                new ArrayList<>(written.subList(Math.max(0, written.size() - LAST_LINES), written.size()));
        if (output.isEmpty()) {
            step.error().lines().forEach(output::add);
        } else {
            addUnusualExit(step.error(), output);
        }
        return new BuildFailure(
                step.name(),
                step.worked(step.started().orElse(Instant.EPOCH)),
                output,
                DockerfileExcerpt.ofStep(dockerfile, step.name()).orElse(null),
                KnownCauses.remedy(step.name(), step.error(), written));
    }

    /** Code 1 says nothing, others may be all that there is to learn, as 137 of a process that was killed. */
    private static void addUnusualExit(String error, List<String> output) {
        Matcher code = EXIT_CODE.matcher(error);
        if (code.find() && !code.group(1).equals("1")) {
            output.add(code.group());
        }
    }
}
