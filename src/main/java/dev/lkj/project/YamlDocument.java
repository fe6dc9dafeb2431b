package dev.lkj.project;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Where the values of a YAML text stand in it; offsets are those of the text. */
record YamlDocument(String text, @Nullable MappingNode root) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./@-]*(?::[A-Za-z0-9_./@-]+)*");
    private static final Pattern KEYWORD = Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null");

    /** Reads a text that is known to be valid. */
    static YamlDocument of(String text) {
        Node node = new Yaml().compose(new StringReader(text));
        return new YamlDocument(text, node instanceof MappingNode mapping ? mapping : null);
    }

    /** The value of a key of the outermost map. */
    Optional<Node> value(String key) {
        return tuple(key).map(NodeTuple::getValueNode);
    }

    private Optional<NodeTuple> tuple(String key) {
        List<NodeTuple> tuples = root == null ? List.of() : root.getValue();
        return tuples.stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .findFirst();
    }

    /** Whether a value is absent or null. */
    static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar
                && (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isEmpty());
    }

    boolean isFlow(SequenceNode list) {
        return list.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
    }

    int start(Node node) {
        return offset(node.getStartMark());
    }

    int end(Node node) {
        return offset(node.getEndMark());
    }

    /** The blanks before a value in its line. */
    int column(Node node) {
        return node.getStartMark().getColumn();
    }

    /** The place behind the colon of a key. */
    int colon(String key) {
        int name = tuple(key).map(tuple -> end(tuple.getKeyNode())).orElse(0);
        return text.indexOf(':', name) + 1;
    }

    /** The start of the line behind the one that a place is in. */
    int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    /** The start of the line behind the last one of a value. */
    int lineEndAfter(Node node) {
        int last = last(node);
        boolean ended = last > 0 && text.charAt(last - 1) == '\n';
        return ended ? last : lineEnd(last);
    }

    /** A map or list in lines ends where the next thing begins; what counts is its last value. */
    private int last(Node node) {
        if (node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() != DumperOptions.FlowStyle.FLOW
                && !collection.getValue().isEmpty()) {
            Object last = collection.getValue().get(collection.getValue().size() - 1);
            if (last instanceof NodeTuple tuple) {
                return Math.max(end(tuple.getKeyNode()), last(tuple.getValueNode()));
            }
            return last((Node) last);
        }
        // An absent value stands where the next thing begins.
        return isNothing(node) && start(node) == end(node) ? 0 : end(node);
    }

    /** The start of the line with the dash of an item. */
    OptionalInt dashLine(Node item, SequenceNode list) {
        int line = lineStart(start(item));
        int column = column(list);
        while (!dashAt(line, column)) {
            if (line <= start(list) && line == lineStart(start(list))) {
                return OptionalInt.empty();
            }
            line = lineStart(line - 1);
        }
        return OptionalInt.of(line);
    }

    private boolean dashAt(int line, int column) {
        int dash = line + column;
        return dash < text.length()
                && text.charAt(dash) == '-'
                && text.substring(line, dash).isBlank();
    }

    private int lineStart(int from) {
        return text.lastIndexOf('\n', from - 1) + 1;
    }

    private int offset(Mark mark) {
        // The library counts code points.
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    /** A text as a value: bare where nothing can mistake it for anything else. */
    static String scalar(String value) {
        if (PLAIN.matcher(value).matches() && !KEYWORD.matcher(value).matches()) {
            return value;
        }
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
