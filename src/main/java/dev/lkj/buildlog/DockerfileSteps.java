package dev.lkj.buildlog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The instructions of a Dockerfile as BuildKit numbers them, to find the one that a step's name means. */
final class DockerfileSteps {
    private static final Pattern STEP =
            Pattern.compile("\\[(?:(?<stage>[^\\]]*) )?(?<index>\\d{1,4})/\\d{1,4}\\] (?<text>.*)", Pattern.DOTALL);
    private static final Pattern METADATA = Pattern.compile("\\[internal\\] load metadata for (?<image>\\S+)");
    private static final Pattern FROM =
            Pattern.compile("(?i)FROM\\s+(?:--\\S+\\s+)*(?<image>\\S+)(?:\\s+AS\\s+(?<name>\\S+))?.*", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\w+|\\{[^}]*\\})");

    /** The instructions that make a layer and so have a number; beside them FROM with an image of a registry. */
    private static final Set<String> NUMBERED = Set.of("RUN", "COPY", "ADD", "WORKDIR");

    private final List<Numbered> instructions = new ArrayList<>();

    /** An instruction with the place that its step's name would tell. */
    record Numbered(DockerfileLines.Instruction instruction, String stage, int index, boolean onlyStage) {
        int first() {
            return instruction.first();
        }

        int last() {
            return instruction.last();
        }
    }

    DockerfileSteps(String dockerfile) {
        List<DockerfileLines.Instruction> all = DockerfileLines.instructions(dockerfile);
        boolean onlyStage =
                all.stream().filter(each -> each.keyword().equals("FROM")).count() == 1;
        Set<String> stages = new HashSet<>();
        String stage = "";
        int count = 0;
        int index = 0;
        for (DockerfileLines.Instruction each : all) {
            Matcher from = FROM.matcher(each.text());
            if (each.keyword().equals("FROM") && from.matches()) {
                String image = from.group("image").toLowerCase(Locale.ROOT);
                index = image.equals("scratch") || stages.contains(image) ? 0 : 1;
                stage = from.group("name") == null
                        ? "stage-" + count
                        : from.group("name").toLowerCase(Locale.ROOT);
                stages.add(stage);
                count++;
                instructions.add(new Numbered(each, stage, index, onlyStage));
            } else if (NUMBERED.contains(each.keyword())) {
                index++;
                instructions.add(new Numbered(each, stage, index, onlyStage));
            }
        }
    }

    /** The instruction whose step has this name. */
    Optional<Numbered> find(String stepName) {
        Matcher metadata = METADATA.matcher(stepName);
        if (metadata.matches()) {
            return only(instructions.stream()
                    .filter(each -> isFrom(each, metadata.group("image")))
                    .toList());
        }
        Matcher step = STEP.matcher(stepName);
        if (!step.matches()) {
            return Optional.empty();
        }
        List<Numbered> sameText = instructions.stream()
                .filter(each -> means(each.instruction(), step.group("text")))
                .toList();
        Optional<Numbered> there = instructions.stream()
                .filter(each -> isAt(each, step.group("stage"), Integer.parseInt(step.group("index"))))
                .findFirst();
        // A text that occurs once is sure; one that occurs often, or was rewritten, needs the place too.
        return sameText.size() == 1
                ? only(sameText)
                : there.filter(each -> sameText.contains(each)
                        || (sameText.isEmpty()
                                && step.group("text")
                                        .startsWith(each.instruction().keyword())));
    }

    private static Optional<Numbered> only(List<Numbered> found) {
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    private static boolean isAt(Numbered each, @Nullable String stage, int index) {
        // Of the stage's part the last word is its name; before it there may be a platform.
        String name = stage == null ? "" : stage.substring(stage.lastIndexOf(' ') + 1);
        return each.index() == index
                && (each.stage().equals(name.toLowerCase(Locale.ROOT))
                        || (each.onlyStage() && each.stage().equals("stage-0")));
    }

    private static boolean isFrom(Numbered each, String image) {
        Matcher from = FROM.matcher(each.instruction().text());
        return each.instruction().keyword().equals("FROM")
                && from.matches()
                && (image.equals(from.group("image"))
                        || image.equals("docker.io/" + from.group("image"))
                        || image.equals("docker.io/library/" + from.group("image"))
                        || image.equals("docker.io/library/" + from.group("image") + ":latest"));
    }

    /** Whether an instruction has this text in a step's name, where variables may stand replaced. */
    private static boolean means(DockerfileLines.Instruction instruction, String text) {
        Matcher variable = VARIABLE.matcher(instruction.text());
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        while (variable.find()) {
            pattern.append(Pattern.quote(instruction.text().substring(end, variable.start())));
            pattern.append(".*");
            end = variable.end();
        }
        pattern.append(Pattern.quote(instruction.text().substring(end)));
        return Pattern.matches(pattern.toString(), text.strip().replaceAll("\\s+", " "));
    }
}
