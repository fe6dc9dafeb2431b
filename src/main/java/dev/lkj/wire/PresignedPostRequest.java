package dev.lkj.wire;

import java.util.Map;

/** Where and with which form fields the source is uploaded. */
public record PresignedPostRequest(String url, Map<String, String> values) {
    /** Fills what is absent. */
    public PresignedPostRequest {
        url = Defaults.text(url);
        values = Defaults.map(values);
    }
}
