package dev.lkj.emulator.api;

import java.util.Locale;

/** The error codes of Twirp that the service uses, with their HTTP status. */
enum TwirpCode {
    INVALID_ARGUMENT(400),
    MALFORMED(400),
    NOT_FOUND(404),
    ALREADY_EXISTS(409),
    BAD_ROUTE(404),
    PERMISSION_DENIED(403),
    UNAUTHENTICATED(401),
    RESOURCE_EXHAUSTED(429),
    FAILED_PRECONDITION(412),
    UNIMPLEMENTED(501),
    INTERNAL(500),
    UNAVAILABLE(503);

    final int status;

    TwirpCode(int status) {
        this.status = status;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
