package dev.lkj.source.git;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What git says of the tree that is deployed; a text is empty where git says nothing.
 *
 * @param commit abbreviated hash of the commit
 * @param branch the branch; empty when detached
 * @param dirty whether there are changes that are in no commit, anywhere in the repository
 * @param tree abbreviated hash of the tree as it is, for a dirty one
 */
public record GitMetadata(String commit, String branch, boolean dirty, String tree) {

    /** The attributes of a deployment that these are, without empty ones. */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, "git_commit", commit);
        put(attributes, "git_branch", branch);
        put(attributes, "git_tree", tree);
        return attributes;
    }

    private static void put(Map<String, String> attributes, String key, String value) {
        if (!value.isEmpty()) {
            attributes.put(key, value);
        }
    }
}
