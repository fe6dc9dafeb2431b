package dev.lkj.wire;

import java.util.List;

/** The private links of the project. */
public record ListPrivateLinksResponse(List<PrivateLink> items) {
    /** Fills what is absent. */
    public ListPrivateLinksResponse {
        items = Defaults.list(items);
    }
}
