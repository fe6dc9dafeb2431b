package dev.lkj.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;

/** What a token allows: a claim with a member that is true. */
enum Grant {
    /** The agents API. */
    AGENT_ADMIN("agent", "admin"),
    /** Registering as a worker. */
    WORKER("video", "agent");

    private final String claim;
    private final String member;

    Grant(String claim, String member) {
        this.claim = claim;
        this.member = member;
    }

    boolean in(JsonNode claims) {
        JsonNode granted = claims.path(claim).path(member);
        return granted.isBoolean() && granted.asBoolean();
    }
}
