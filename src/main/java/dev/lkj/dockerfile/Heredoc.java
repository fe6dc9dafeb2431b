package dev.lkj.dockerfile;

/**
 * A here-document of a RUN, COPY or ADD.
 *
 * @param name the word that ends it, which is the file's name in a COPY
 * @param content its lines, each with its line feed
 * @param expand whether variables in it are to be replaced; false when the word was quoted
 */
public record Heredoc(String name, String content, boolean expand) {}
