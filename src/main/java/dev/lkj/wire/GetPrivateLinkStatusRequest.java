package dev.lkj.wire;

/** Asks how a private link is. */
public record GetPrivateLinkStatusRequest(String privateLinkId) {
    /** Fills what is absent. */
    public GetPrivateLinkStatusRequest {
        privateLinkId = Defaults.text(privateLinkId);
    }
}
