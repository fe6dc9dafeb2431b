package dev.lkj.cli.init;

import dev.lkj.cli.Wiring;
import dev.lkj.error.LkjException;
import dev.lkj.term.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which template a new project is made from. */
final class TemplateOptions {
    private static final String STARTERS = "https://github.com/livekit-examples/agent-starter-";

    @Option(names = "--lang", hidden = true, paramLabel = "LANGUAGE", description = "node or python.")
    private @Nullable String language;

    @Option(names = "--template", paramLabel = "NAME", description = "Template of LiveKit's list, by its name.")
    private @Nullable String template;

    @Option(
            names = "--template-url",
            paramLabel = "URL",
            description = "Template in a git repository, or in a folder of this machine.")
    private @Nullable String templateUrl;

    @Option(names = "--template-index", hidden = true, paramLabel = "URL", description = "Where the list is.")
    private String index = "https://raw.githubusercontent.com/livekit-examples/index/main/templates.yaml";

    /** The flags of these that were given, in the order of their conflicts. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        if (language != null) {
            given.add("lang");
        }
        if (template != null) {
            given.add("template");
        }
        if (templateUrl != null) {
            given.add("template-url");
        }
        return given;
    }

    /** The address of the template; asked for where none is named. */
    String url(Wiring wiring) {
        if (templateUrl != null && !templateUrl.isEmpty()) {
            return templateUrl;
        }
        if (template != null && !template.isEmpty()) {
            wiring.status("Fetching the list of templates...");
            return TemplateIndex.parse(wiring.publicFiles().text(index, "unable to fetch the list of templates"))
                    .url(template);
        }
        return STARTERS + (isPython(wiring) ? "python" : "node");
    }

    private boolean isPython(Wiring wiring) {
        if (language != null) {
            return switch (language) {
                case "python" -> true;
                case "node" -> false;
                default ->
                    throw LkjException.usage("unsupported language: " + language)
                            .withHint("--lang python or --lang node");
            };
        }
        List<Line> languages = List.of(Line.of("Python"), Line.of("Node.js"));
        return !wiring.prompter().isInteractive()
                || wiring.prompter().pick("Select the language for your agent project", languages, 0) == 0;
    }
}
