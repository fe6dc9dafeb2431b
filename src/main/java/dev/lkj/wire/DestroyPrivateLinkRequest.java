package dev.lkj.wire;

/** Removes a private link. */
public record DestroyPrivateLinkRequest(String privateLinkId) {
    /** Fills what is absent. */
    public DestroyPrivateLinkRequest {
        privateLinkId = Defaults.text(privateLinkId);
    }
}
