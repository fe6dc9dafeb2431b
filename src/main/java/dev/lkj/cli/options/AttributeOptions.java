package dev.lkj.cli.options;

import dev.lkj.cli.Wiring;
import dev.lkj.project.AttributeFlags;
import dev.lkj.project.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The attributes of a new version. */
public final class AttributeOptions {
    @Option(names = "--attribute", paramLabel = "KEY=VALUE", description = "Attribute of the new version; repeatable.")
    List<String> pairs = new ArrayList<>();

    @Option(
            names = "--attributes",
            paramLabel = "JSON",
            description =
                    "Attributes of the new version: a JSON object, a file that holds one, or - for standard input.")
    @Nullable
    String json;

    @Option(
            names = "--no-default-attributes",
            description = "Do not tag the version with commit, branch and tree of git.")
    boolean withoutGit;

    /** The attributes that were given; those of flags win over those of JSON. */
    public Map<String, String> given(Wiring wiring) {
        return parse(wiring, json, pairs);
    }

    /** Whether git's commit and branch are to be added. */
    public boolean withGit() {
        return !withoutGit;
    }

    /** Attributes from the values of two flags. */
    public static Map<String, String> parse(Wiring wiring, @Nullable String json, List<String> pairs) {
        return Attributes.collect(
                new AttributeFlags(json, pairs),
                wiring.environment().directory(),
                wiring.environment().in());
    }
}
