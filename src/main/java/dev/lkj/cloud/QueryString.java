package dev.lkj.cloud;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The part of an address after the path, form-encoded: a blank is a plus sign. */
final class QueryString {
    private final StringBuilder text = new StringBuilder();

    QueryString with(String name, String value) {
        text.append(text.isEmpty() ? '?' : '&')
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        return this;
    }

    /** The parameters with the question mark in front. */
    @Override
    public String toString() {
        return text.toString();
    }
}
