package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The text of the CLI config file, changed where it has to be and nowhere else: comments and unknown keys stay. */
record CliConfigText(String text) {
    private static final String INDENT = "    ";

    /** What a new file begins with. */
    static CliConfigText empty() {
        return new CliConfigText("default_project: \"\"\nprojects: []\ndevice_name: \"\"\ntheme: \"\"\n");
    }

    /**
     * The text of a configuration that was made from this one: entries removed or added at the end, settings changed.
     *
     * @param shown how messages name the file
     * @throws LkjException (USAGE) when the file is written in a way that cannot be changed in its place
     */
    String with(CliConfig before, CliConfig after, String shown) {
        try {
            CliConfigText changed = changed(before, after, shown);
            changed.check(after, shown);
            return changed.text;
        } catch (YAMLException e) {
            throw odd(shown);
        }
    }

    private CliConfigText changed(CliConfig before, CliConfig after, String shown) {
        CliConfigText changed = this;
        for (int i = before.projects().size() - 1; i >= 0; i--) {
            if (!after.projects().contains(before.projects().get(i))) {
                changed = changed.without(i, shown);
            }
        }
        for (ConfiguredProject project : after.projects()) {
            if (!before.projects().contains(project)) {
                changed = changed.with(project, shown);
            }
        }
        return changed.with("default_project", before.defaultProject(), after.defaultProject())
                .withProjects()
                .with("device_name", before.deviceName(), after.deviceName())
                .with("theme", before.theme(), after.theme());
    }

    /** Holds what came out against what was wanted: a file in an odd form must not lose anything. */
    private void check(CliConfig wanted, String shown) {
        CliConfigReader reader = new CliConfigReader(shown);
        reader.read(text);
        boolean same = reader.projects().equals(wanted.projects())
                && reader.setting("default_project").equals(wanted.defaultProject())
                && reader.setting("device_name").equals(wanted.deviceName())
                && reader.setting("theme").equals(wanted.theme());
        if (!same) {
            throw odd(shown);
        }
    }

    private static LkjException odd(String shown) {
        return LkjException.usage(shown + " is written in a form that lkj does not change")
                .withHint("write its projects as a list with one key a line, or make the change by hand");
    }

    private YamlDocument document() {
        return YamlDocument.of(text);
    }

    private CliConfigText with(String key, String old, String value) {
        Optional<Node> node = document().value(key);
        if (node.isEmpty()) {
            return append(key + ": " + YamlDocument.scalar(value));
        }
        return old.equals(value) ? this : replaced(key, node.get(), YamlDocument.scalar(value));
    }

    private CliConfigText withProjects() {
        Optional<Node> node = document().value("projects");
        if (node.isEmpty()) {
            return append("projects: []");
        }
        return YamlDocument.isNothing(node.get()) ? replaced("projects", node.get(), "[]") : this;
    }

    private CliConfigText append(String line) {
        String before = text.isEmpty() || text.endsWith("\n") ? text : text + lineEnd();
        return new CliConfigText(before + line + lineEnd());
    }

    private CliConfigText replaced(String key, Node old, String value) {
        YamlDocument document = document();
        if (YamlDocument.isNothing(old) && document.start(old) == document.end(old)) {
            int colon = document.colon(key);
            return spliced(colon, colon, " " + value);
        }
        return spliced(document.start(old), document.end(old), value);
    }

    private CliConfigText with(ConfiguredProject project, String shown) {
        YamlDocument document = document();
        Optional<Node> node = document.value("projects");
        if (node.isEmpty()) {
            return append("projects:" + lineEnd() + item(INDENT, project).stripTrailing());
        }
        Node projects = node.get();
        if (projects instanceof SequenceNode list && !list.getValue().isEmpty()) {
            if (document.isFlow(list)) {
                throw odd(shown);
            }
            List<Node> items = list.getValue();
            int end = document.lineEndAfter(items.get(items.size() - 1));
            String indent = " ".repeat(document.column(list));
            String before = end > 0 && text.charAt(end - 1) != '\n' ? lineEnd() : "";
            return spliced(end, end, before + item(indent, project));
        }
        int colon = document.colon("projects");
        int end = Math.max(colon, document.end(projects));
        // What stands behind the old value, such as a comment, comes behind the key.
        CliConfigText bare = spliced(colon, end, "");
        int line = document.lineEnd(end) - (end - colon);
        String before = bare.text.charAt(line - 1) == '\n' ? "" : lineEnd();
        return bare.spliced(line, line, before + item(INDENT, project));
    }

    private CliConfigText without(int index, String shown) {
        YamlDocument document = document();
        Node projects = document.value("projects").orElseThrow(() -> odd(shown));
        if (!(projects instanceof SequenceNode list)
                || document.isFlow(list)
                || !(list.getValue().get(index) instanceof MappingNode item)) {
            throw odd(shown);
        }
        int from = document.dashLine(item, list).orElseThrow(() -> odd(shown));
        CliConfigText shorter = spliced(from, document.lineEndAfter(item), "");
        return shorter.withProjects();
    }

    private String item(String indent, ConfiguredProject project) {
        String end = lineEnd();
        String further = end + indent + "  ";
        return indent + "- name: " + YamlDocument.scalar(project.name())
                + further + "project_id: " + YamlDocument.scalar(project.projectId())
                + further + "url: " + YamlDocument.scalar(project.url())
                + further + "api_key: " + YamlDocument.scalar(project.apiKey())
                + further + "api_secret: " + YamlDocument.scalar(project.apiSecret()) + end;
    }

    private String lineEnd() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private CliConfigText spliced(int from, int to, String with) {
        return new CliConfigText(text.substring(0, from) + with + text.substring(to));
    }
}
