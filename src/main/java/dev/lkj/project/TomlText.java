package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlComment;
import org.tomlj.TomlKeyValue;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlValue;
import org.tomlj.TomlWriteOptions;

/**
 * The text of a project file, and how it changes without losing what people wrote into it.
 *
 * @param shown how messages name the file
 * @param mark a byte order mark, which some editors put in front and TOML does not know; empty when there is none
 * @param text what follows it
 */
record TomlText(String shown, String mark, String text) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> SUBDOMAIN = List.of("project", "subdomain");
    private static final List<String> AGENT_ID = List.of("agent", "id");

    /** The file's text; empty when there is no file, but an error when there is a link that leads nowhere. */
    static Optional<TomlText> read(Path file, String shown) {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        String content = TextFile.read(file, shown);
        String mark = content.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        return Optional.of(new TomlText(shown, mark, content.substring(mark.length())));
    }

    /** The text of a file that is yet to be written. */
    static TomlText empty(String shown) {
        return new TomlText(shown, "", "");
    }

    /** The parsed text; an error names file and line. */
    TomlParseResult parse() {
        TomlParseResult toml = Toml.parse(text);
        if (toml.hasErrors()) {
            TomlParseError first = toml.errors().get(0);
            String problem = String.valueOf(first.getMessage());
            throw LkjException.usage(shown + ":" + first.position().line() + ": " + Printable.of(problem));
        }
        return toml;
    }

    /** The whole text with this project and agent in it. */
    String withTarget(String subdomain, String agentId) {
        TomlParseResult toml = parse();
        List<TomlComment> legacyComments = List.of();
        if (!toml.isTable("project")) {
            TomlKeyValue legacy = toml.entry(LiveKitToml.LEGACY_KEY);
            legacyComments = legacy == null ? List.of() : legacy.comments();
            toml.remove(LiveKitToml.LEGACY_KEY);
        }
        TomlWriteOptions layout = layout(toml);
        set(toml, SUBDOMAIN, subdomain);
        set(toml, AGENT_ID, agentId);
        legacyComments.forEach(comment -> toml.setComment(SUBDOMAIN, comment));
        return mark + toml.toToml(layout);
    }

    private static void set(TomlParseResult toml, List<String> path, String value) {
        TomlKeyValue old = toml.entry(path);
        toml.set(path, old == null ? value : TomlValue.inNotationOf(old.value(), value));
    }

    /** Keys that are added stand as far from the margin as the file's own, two blanks in a new file. */
    private static TomlWriteOptions layout(TomlParseResult toml) {
        TomlPosition old = toml.inputPositionOf(SUBDOMAIN);
        boolean flush = old != null && old.column() == 1;
        return TomlWriteOptions.defaults().withIndent(flush ? 0 : 2).withEntriesAlignedWithHeaders(false);
    }
}
