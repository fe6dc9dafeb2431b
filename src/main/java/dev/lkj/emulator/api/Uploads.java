package dev.lkj.emulator.api;

import dev.lkj.emulator.state.Reservation;
import dev.lkj.wire.PresignedPostRequest;

/** Where sources are uploaded. */
interface Uploads {
    /** The form for an upload. */
    PresignedPostRequest form(Reservation reserved);

    /** The address for an upload by PUT. */
    String putUrl(Reservation reserved);

    /** Notes an upload that nobody told of yet: before the next deploy call of a deployment, and before a build. */
    void look(String agentId, String deployment);
}
