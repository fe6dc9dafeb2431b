package dev.lkj.cli.agent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.image.ImageBlob;
import dev.lkj.image.PreparedImage;
import dev.lkj.term.Line;
import dev.lkj.term.SafeText;
import dev.lkj.term.Sizes;
import dev.lkj.term.Style;
import dev.lkj.wire.AgentSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the deploy of a prebuilt image would push. */
record ImagePlanView(PreparedImage image, List<AgentSecret> secrets, Map<String, String> attributes) {
    private static final int SHOWN_DIGITS = 19;

    /** For people. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                        Style.BOLD,
                        RunTexts.layers(image.layers().size()) + ", " + Sizes.of(image.bytes()) + " compressed")
                .add(", for " + SafeText.of(image.platform())));
        lines.add(Line.EMPTY);
        image.layers().forEach(layer -> lines.add(line(layer, "")));
        lines.add(line(image.config(), "  the configuration"));
        lines.add(Line.of(Style.BOLD, "manifest    ").add(image.digest()));
        lines.addAll(DryRunView.given(secrets, attributes));
        return lines;
    }

    private static Line line(ImageBlob blob, String what) {
        String digest =
                blob.digest().substring(0, Math.min(SHOWN_DIGITS, blob.digest().length()));
        return Line.of("%11s  %s".formatted(Sizes.of(blob.size()), digest)).add(Style.DIM, what);
    }

    /** For programs. */
    void fill(ObjectNode node) {
        ObjectNode described = node.putObject("image");
        described
                .put("digest", image.digest())
                .put("media_type", image.mediaType())
                .put("platform", image.platform())
                .put("bytes", image.bytes())
                .put("config", image.config().digest());
        ArrayNode layers = described.putArray("layers");
        image.layers()
                .forEach(layer -> layers.addObject()
                        .put("digest", layer.digest())
                        .put("media_type", layer.mediaType())
                        .put("bytes", layer.size()));
        ArrayNode names = node.putArray("secrets");
        secrets.stream().map(AgentSecret::name).sorted().forEach(names::add);
        ObjectNode pairs = node.putObject("attributes");
        new TreeMap<>(attributes).forEach(pairs::put);
    }
}
