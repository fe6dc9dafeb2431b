package dev.lkj.cli.emulator;

/** There was no room for a session; the message says where. */
final class SessionRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionRefused(String why) {
        super(why);
    }
}
