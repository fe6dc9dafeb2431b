package dev.lkj.cli.init;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.term.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The list of templates that LiveKit publishes. */
record TemplateIndex(List<Entry> entries) {

    /** A template; a hidden one is found and not shown. */
    record Entry(String name, String url, boolean hidden) {}

    static TemplateIndex parse(String yaml) {
        List<Entry> entries = new ArrayList<>();
        try {
            for (JsonNode entry : new YAMLMapper().readTree(yaml)) {
                entries.add(new Entry(
                        entry.path("name").asText(),
                        entry.path("url").asText(),
                        entry.path("is_hidden").asBoolean()));
            }
        } catch (JsonProcessingException e) {
            throw LkjException.of(ExitCode.UNAVAILABLE, "the list of templates is no YAML", e)
                    .withHint("--template-url names a template by its address");
        }
        return new TemplateIndex(entries);
    }

    String url(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name) && !entry.url().isEmpty())
                .map(Entry::url)
                .findFirst()
                .orElseThrow(
                        () -> LkjException.usage("template not found: " + name).withHint("there is " + names()));
    }

    private String names() {
        return entries.stream()
                .filter(entry -> !entry.hidden())
                .map(entry -> SafeText.of(entry.name()))
                .collect(Collectors.joining("\n         "));
    }
}
