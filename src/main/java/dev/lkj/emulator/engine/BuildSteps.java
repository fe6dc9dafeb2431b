package dev.lkj.emulator.engine;

import dev.lkj.dockerfile.Dockerfile;
import dev.lkj.dockerfile.Instruction;
import dev.lkj.dockerfile.Keyword;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps of a build that its stream shows, named and numbered as BuildKit does. */
final class BuildSteps {
    private final Dockerfile file;
    private final StatusStream stream;
    private final Map<Integer, StatusStream.Step> images = new HashMap<>();
    private final Map<Integer, StatusStream.Step> lastOfStage = new HashMap<>();
    private final Map<Instruction, StatusStream.Step> steps = new HashMap<>();
    private final List<StatusStream.Step> announced = new ArrayList<>();

    /** Plans and announces the steps. */
    BuildSteps(Dockerfile file, List<StagePlan> plans, StatusStream stream) {
        this.file = file;
        this.stream = stream;
        plans.forEach(this::add);
        stream.announce(announced);
    }

    private void add(StagePlan plan) {
        List<Instruction> shown = plan.stage().instructions().stream()
                .filter(instruction -> instruction.keyword().isStep())
                .toList();
        boolean fromImage = plan.startsFromImage(file);
        int total = shown.size() + (fromImage ? 1 : 0);
        int number = 0;
        StatusStream.@Nullable Step last = file.stageBefore(plan.stage(), plan.base())
                .map(base -> lastOfStage.get(base.index()))
                .orElse(null);
        if (fromImage) {
            last = stream.step(label(plan, ++number, total) + "FROM " + ImageName.full(plan.base()));
            announced.add(last);
            images.put(plan.stage().index(), last);
        }
        for (Instruction instruction : shown) {
            String name = label(plan, ++number, total) + instruction.text();
            last = last == null ? stream.step(name) : stream.step(name, last);
            announced.add(last);
            steps.put(instruction, last);
        }
        if (last != null) {
            lastOfStage.put(plan.stage().index(), last);
        }
    }

    private static String label(StagePlan plan, int number, int total) {
        return "[" + plan.prefix() + number + "/" + total + "] ";
    }

    /** The step that fetches the image of a stage which {@link StagePlan#startsFromImage starts from one}. */
    StatusStream.Step image(StagePlan plan) {
        return Objects.requireNonNull(images.get(plan.stage().index()));
    }

    /** The step of an instruction that {@link Keyword#isStep is one}. */
    StatusStream.Step of(Instruction instruction) {
        return Objects.requireNonNull(steps.get(instruction));
    }
}
