package dev.lkj.cli.agent;

import dev.lkj.deploy.DeployEvent;
import dev.lkj.rollout.RegionState;
import dev.lkj.term.SafeText;
import dev.lkj.term.Sizes;
import java.util.ArrayList;
import java.util.List;

/** What both kinds of view say in the same words. */
final class RunTexts {
    static final String FORM_EXPIRED = "The upload's form has expired; asking for a fresh one (one more deploy call)";

    private RunTexts() {}

    static String packed(DeployEvent.Packed packed) {
        return files(packed.files()) + ", " + Sizes.of(packed.bytes()) + " (" + Sizes.of(packed.compressedBytes())
                + " compressed)";
    }

    static String leftOut(DeployEvent.Packed packed) {
        long folders = packed.ignoredDirectories();
        long files = packed.ignoredFiles();
        List<String> parts = new ArrayList<>();
        if (folders > 0) {
            parts.add(folders == 1 ? "1 folder" : folders + " folders");
        }
        if (files > 0) {
            parts.add(files(files));
        }
        return parts.isEmpty() ? "" : "; left out " + String.join(" and ", parts);
    }

    private static String files(long count) {
        return count == 1 ? "1 file" : count + " files";
    }

    static String layers(int count) {
        return count == 1 ? "1 layer" : count + " layers";
    }

    static String loaded(DeployEvent.ImageLoaded loaded) {
        return layers(loaded.layers()) + ", " + Sizes.of(loaded.bytes()) + " compressed, for "
                + SafeText.of(loaded.platform());
    }

    static String pushed(DeployEvent.Pushed pushed) {
        int reused = pushed.reusedBlobs();
        String there = reused == 0 ? "" : reused == 1 ? "; 1 part was there" : "; " + reused + " parts were there";
        return Sizes.of(pushed.sentBytes()) + there;
    }

    static String built(DeployEvent.Built built) {
        String steps = built.steps() == 1 ? "1 step" : built.steps() + " steps";
        return built.cached() == 0 ? steps : steps + ", " + built.cached() + " from cache";
    }

    static String cut(DeployEvent.BuildCut cut) {
        return "The build's stream was lost (" + cut.reason() + "); looking whether the version appears all the same";
    }

    static String region(RegionState region, String dash) {
        String status = region.status().isEmpty() ? "no state yet" : region.status();
        String replicas = region.replicas() == 1 ? "1 replica" : region.replicas() + " replicas";
        return status + ", " + replicas + " (" + region.min() + dash + region.max() + ")";
    }

    static String detached(String version) {
        return (version.isEmpty() ? "The roll has begun" : version + " is rolling out") + "; not waiting (--detach).";
    }

    static String changed(DeployEvent.SecretsChanged changed) {
        String set =
                changed.set().isEmpty() ? "" : "Set" + Cells.some(changed.set()).substring(1);
        String removed = changed.removed().isEmpty()
                ? ""
                : "emoved" + Cells.some(changed.removed()).substring(1);
        return removed.isEmpty() ? set : set.isEmpty() ? "R" + removed : set + "; r" + removed;
    }

    static String label(RunSuccess.Link link) {
        return link.label() + " ".repeat(Math.max(1, 9 - link.label().length()));
    }
}
