package dev.lkj.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Splits a text at its blanks, but not within quotes; quotes and escapes stay in the words. */
final class Words {
    private Words() {}

    static List<String> split(String text, char escape) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == escape && quote != '\'' && at + 1 < text.length()) {
                word.append(character).append(text.charAt(++at));
                continue;
            }
            if (quote == 0 && Character.isWhitespace(character)) {
                if (word.length() > 0) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                continue;
            }
            if (character == quote) {
                quote = 0;
            } else if (quote == 0 && (character == '"' || character == '\'')) {
                quote = character;
            }
            word.append(character);
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }
}
