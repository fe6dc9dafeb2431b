package dev.lkj.emulator.api;

import java.io.IOException;

/**
 * What answers a request.
 *
 * @param kind what faults and the log of requests call it
 * @param open whether it needs no token
 */
record Route(String kind, boolean open, Handling handling) {

    /** Answers a request; a refusal may be thrown. */
    interface Handling {
        Answer answer(Exchange exchange) throws IOException;
    }

    static Route open(String kind, Handling handling) {
        return new Route(kind, true, handling);
    }

    static Route guarded(String kind, Handling handling) {
        return new Route(kind, false, handling);
    }
}
