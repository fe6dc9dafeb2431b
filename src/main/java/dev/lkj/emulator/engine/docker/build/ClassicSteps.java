package dev.lkj.emulator.engine.docker.build;

import dev.lkj.emulator.engine.StatusStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates the text that builders without BuildKit print, Docker's former one and podman's, into steps: one for each
 * line that begins with {@code Step}, with the lines up to the next one as its output.
 */
final class ClassicSteps {
    /** Podman: {@code [1/2] STEP 1/3: RUN x}, the stage only when there are several; Docker: {@code Step 1/3 : RUN x}. */
    private static final Pattern STEP =
            Pattern.compile("(?:\\[(\\d+)/\\d+] )?step (\\d+/\\d+) ?: (.*)", Pattern.CASE_INSENSITIVE);

    /** Podman: what a step left. */
    private static final Pattern LAYER = Pattern.compile("--> ([0-9a-f]{7,64})");

    private static final Pattern CACHED = Pattern.compile(" ?-+> Using cache.*");

    /** What only tells identities of layers, containers and images. */
    private static final Pattern NOISE = Pattern.compile(" ?-+> (?:[0-9a-f]{7,64}|Running in [0-9a-f]{7,64})?"
            + "|Removing intermediate container .*|(?:\\[\\d+/\\d+] )?COMMIT.*|Successfully (?:built|tagged) .*"
            + "|[0-9a-f]{64}");

    /** Docker's former builder makes standard error red, and ends that before what comes next. */
    private static final Pattern COLOUR = Pattern.compile("^(?:\\x1b\\[(?:91|0)m)+");

    private final StatusStream stream;
    private final StringBuilder open = new StringBuilder();
    private final List<String> layers = new ArrayList<>();
    private StatusStream.@Nullable Step step;
    private boolean cached;

    ClassicSteps(StatusStream stream) {
        this.stream = stream;
    }

    /** Takes the next piece of the text, which need not end with a line. */
    void text(String piece) {
        open.append(piece);
        int end = open.indexOf("\n");
        while (end >= 0) {
            line(open.substring(0, end));
            open.delete(0, end + 1);
            end = open.indexOf("\n");
        }
    }

    private void line(String raw) {
        String line = COLOUR.matcher(raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw)
                .replaceFirst("");
        Matcher begun = STEP.matcher(line);
        if (begun.matches()) {
            begin(begun);
        } else if (CACHED.matcher(line).matches()) {
            cached = true;
            if (step != null) {
                step.markCached();
            }
        } else if (LAYER.matcher(line).matches()) {
            if (!cached) {
                layers.add(line.substring(line.lastIndexOf(' ') + 1));
            }
        } else if (!NOISE.matcher(line).matches()) {
            current().log(line);
        }
    }

    /** The images without a name that the steps left, oldest first; not those that were there before. */
    List<String> layers() {
        return List.copyOf(layers);
    }

    private void begin(Matcher begun) {
        cached = false;
        StatusStream.Step before = step;
        if (before != null) {
            before.complete();
        }
        String stage = begun.group(1) == null ? "" : "stage-" + (Integer.parseInt(begun.group(1)) - 1) + " ";
        String name = "[" + stage + begun.group(2) + "] " + begun.group(3);
        start(before == null ? stream.step(name) : stream.step(name, before));
    }

    /** The step that runs; what is said before the first one has a step of its own. */
    private StatusStream.Step current() {
        StatusStream.Step running = step;
        return running == null ? start(stream.step("[internal] prepare the build")) : running;
    }

    private StatusStream.Step start(StatusStream.Step next) {
        step = next;
        stream.announce(List.of(next));
        next.start();
        return next;
    }

    /** All went well. */
    void complete() {
        endLine();
        if (step != null) {
            step.complete();
        }
    }

    /** The step that runs failed. */
    void fail(String why) {
        endLine();
        if (step != null) {
            step.fail(why);
        }
    }

    private void endLine() {
        if (open.length() > 0) {
            text("\n");
        }
    }
}
