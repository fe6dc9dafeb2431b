package dev.lkj.emulator.upload;

import java.io.IOException;

/** An upload that is not taken, in an object store's words. */
public final class UploadRefused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private UploadRefused(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** A refusal with its HTTP status, the store's code, and a text. */
    public static UploadRefused of(int status, String code, String message) {
        return new UploadRefused(status, code, message);
    }

    /** The form does not allow this: 403. */
    public static UploadRefused denied(String message) {
        return of(403, "AccessDenied", message);
    }

    /** The body is not the form that it should be: 400. */
    public static UploadRefused malformed(String message) {
        return of(400, "MalformedPOSTRequest", message);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The error document. */
    public String xml() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + escape(code) + "</Code><Message>"
                + escape(String.valueOf(getMessage())) + "</Message></Error>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "?");
    }
}
