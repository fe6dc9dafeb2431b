package dev.lkj.cli.agent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.source.ArchiveFacts;
import dev.lkj.source.Attention;
import dev.lkj.source.LeftOut;
import dev.lkj.source.PackedEntry;
import dev.lkj.source.PackingPlan;
import dev.lkj.source.ignore.Cause;
import dev.lkj.source.tree.SourcePath;
import dev.lkj.term.Line;
import dev.lkj.term.Sizes;
import dev.lkj.term.Style;
import dev.lkj.wire.AgentSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a deploy would send: the largest files, what is left out and why, and what a person should look at. */
record DryRunView(PackingPlan plan, ArchiveFacts archive, List<AgentSecret> secrets, Map<String, String> attributes) {
    private static final int LARGEST = 10;
    private static final int SAMPLES = 3;

    /** For people. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                        Style.BOLD,
                        plan.fileCount() + (plan.fileCount() == 1 ? " file, " : " files, ") + Sizes.of(plan.bytes()))
                .add(", " + Sizes.of(archive.size()) + " compressed"));
        lines.add(Line.EMPTY);
        List<PackedEntry> largest = plan.largest(LARGEST);
        largest.forEach(entry -> lines.add(Line.of(
                "%11s  %s".formatted(Sizes.of(entry.size()), entry.path().display()))));
        long more = plan.fileCount() - largest.size();
        if (more > 0) {
            lines.add(Line.of(Style.DIM, "%11s  and %d smaller".formatted("", more)));
        }
        leftOut(lines);
        attention(lines);
        lines.addAll(given(secrets, attributes));
        return lines;
    }

    /** What else a deploy would carry: the names of secrets, and attributes. */
    static List<Line> given(List<AgentSecret> secrets, Map<String, String> attributes) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Style.BOLD, "secrets     ")
                .add(
                        secrets.isEmpty()
                                ? "unchanged (none given)"
                                : secrets.stream()
                                        .map(AgentSecret::name)
                                        .sorted()
                                        .collect(Collectors.joining(" "))));
        lines.add(Line.of(Style.BOLD, "attributes  ")
                .add(
                        attributes.isEmpty()
                                ? "none"
                                : new TreeMap<>(attributes)
                                        .entrySet().stream()
                                                .map(e -> e.getKey() + "=" + e.getValue())
                                                .collect(Collectors.joining(" "))));
        return lines;
    }

    private void leftOut(List<Line> lines) {
        List<Line> found = new ArrayList<>();
        for (LeftOut rule : plan.leftOut()) {
            String what = Line.of(what(rule)).text();
            found.add(Line.of("  ")
                    .add(Line.of(what).padded(44))
                    .add(Style.DIM, "  " + rule.cause().display() + (rule.folderCount() > 0 ? ", not entered" : "")));
        }
        plan.emulatorFolders()
                .forEach(folder -> found.add(Line.of("  ")
                        .add(Line.of(folder.display() + "/").padded(44))
                        .add(Style.DIM, "  data of the emulator")));
        plan.dropped()
                .forEach(dropped -> found.add(Line.of("  ")
                        .add(Line.of(dropped.path().display()).padded(44))
                        .add(Style.DIM, "  no file or folder")));
        if (!found.isEmpty()) {
            lines.add(Line.of(Style.BOLD, "left out"));
            lines.addAll(found);
        }
    }

    private static String what(LeftOut rule) {
        List<String> parts = new ArrayList<>();
        rule.folders().stream().limit(SAMPLES).forEach(folder -> parts.add(folder.display() + "/"));
        if (rule.folderCount() > SAMPLES) {
            parts.add("and " + (rule.folderCount() - SAMPLES) + " folders more");
        }
        if (rule.fileCount() > 0 && rule.fileCount() <= SAMPLES) {
            rule.files().forEach(file -> parts.add(file.display()));
        } else if (rule.fileCount() > 0) {
            String pattern = rule.cause() instanceof Cause.ByLine byLine
                    ? "  " + byLine.line().pattern()
                    : "";
            parts.add(rule.fileCount() + " files" + pattern);
        }
        return String.join(" ", parts);
    }

    private void attention(List<Line> lines) {
        if (plan.attention().isEmpty()) {
            return;
        }
        lines.add(Line.of(Style.YELLOW, "attention"));
        for (Attention each : plan.attention()) {
            lines.add(Line.of("  " + subject(each)).padded(26).add("  " + finding(each)));
        }
    }

    /** What a finding is about. */
    static String subject(Attention attention) {
        if (attention instanceof Attention.LooksSecret secret) {
            return secret.path().display();
        }
        if (attention instanceof Attention.NeededByDockerfile needed) {
            return needed.path().display();
        }
        return ((Attention.UselessLine) attention).line().location();
    }

    /** What was found. */
    static String finding(Attention attention) {
        if (attention instanceof Attention.LooksSecret secret) {
            return "looks like " + secret.what();
        }
        if (attention instanceof Attention.NeededByDockerfile needed) {
            return "ignored by " + needed.line().location() + ", but Dockerfile:" + needed.dockerfileLine() + " copies "
                    + needed.source();
        }
        return "matches nothing";
    }

    /** For programs. */
    void fill(ObjectNode node) {
        node.put("files", plan.fileCount())
                .put("bytes", plan.bytes())
                .put("compressed_bytes", archive.size())
                .put("sha256", archive.sha256());
        ArrayNode largest = node.putArray("largest");
        plan.largest(LARGEST)
                .forEach(
                        e -> largest.addObject().put("path", e.path().display()).put("bytes", e.size()));
        ArrayNode leftOut = node.putArray("left_out");
        for (LeftOut rule : plan.leftOut()) {
            ObjectNode one = leftOut.addObject();
            one.put("rule", rule.cause().display())
                    .put("directories", rule.folderCount())
                    .put("files", rule.fileCount());
            ArrayNode samples = one.putArray("samples");
            rule.folders().stream().limit(LARGEST).map(SourcePath::display).forEach(p -> samples.add(p + "/"));
            rule.files().stream().limit(LARGEST).map(SourcePath::display).forEach(samples::add);
        }
        ArrayNode attention = node.putArray("attention");
        plan.attention()
                .forEach(each ->
                        attention.addObject().put("subject", subject(each)).put("finding", finding(each)));
        ArrayNode names = node.putArray("secrets");
        secrets.stream().map(AgentSecret::name).sorted().forEach(names::add);
        ObjectNode pairs = node.putObject("attributes");
        new TreeMap<>(attributes).forEach(pairs::put);
    }
}
