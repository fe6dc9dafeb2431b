package dev.lkj.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fields by their paths.
 *
 * @param documented paths as the page has them, {@code ?} marks what may be missing, {@code *} any name
 */
record JsonFields(List<String> documented) {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** The words in code style of a cell. */
    static List<String> words(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult word) -> word.group(1))
                .toList();
    }

    /** The paths of a row: an object and its fields. */
    static Stream<String> row(String object, List<String> fields) {
        return fields.stream().map(field -> object.isEmpty() ? field : object + "." + field);
    }

    /** The paths of all that was printed; a list or object without content, and null, end in {@code !}. */
    static Set<String> printed(JsonNode node) {
        Set<String> paths = new TreeSet<>();
        collect("", node, paths);
        return paths;
    }

    private static void collect(String path, JsonNode node, Set<String> paths) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(each -> collect(
                            path.isEmpty() ? each.getKey() : path + "." + each.getKey(), each.getValue(), paths));
        } else if (node.isArray() && !node.isEmpty()) {
            node.forEach(each -> collect(path + "[]", each, paths));
        } else if (!path.isEmpty()) {
            paths.add(node.isContainerNode() || node.isNull() ? path + "!" : path);
        }
    }

    /** What was printed and is on no page. */
    List<String> unknown(Set<String> printed) {
        return printed.stream()
                .filter(path -> documented.stream().noneMatch(field -> means(plain(field), path)))
                .toList();
    }

    /** What the page promises and was not printed. */
    List<String> missing(Set<String> printed) {
        return documented.stream()
                .filter(field -> !field.contains("?"))
                .filter(field -> printed.stream().noneMatch(path -> means(field, path) || within(path, field)))
                .toList();
    }

    private static String plain(String field) {
        return field.replace("?", "");
    }

    private static boolean means(String field, String path) {
        String name = path.replace("!", "");
        if (field.equals(name) || (path.endsWith("!") && within(field, name))) {
            return true;
        }
        return field.endsWith(".*") && path.startsWith(field.substring(0, field.length() - 1));
    }

    /** Whether a path leads through a field. */
    private static boolean within(String path, String field) {
        return path.startsWith(field + ".") || path.startsWith(field + "[]");
    }
}
