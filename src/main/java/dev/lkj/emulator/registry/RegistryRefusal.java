package dev.lkj.emulator.registry;

/** Something that the registry does not do, with the code that clients of registries know. */
public final class RegistryRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private RegistryRefusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** A refusal with its HTTP status, the code of the OCI distribution specification, and a text. */
    public static RegistryRefusal of(int status, String code, String message) {
        return new RegistryRefusal(status, code, message);
    }

    /** A digest that is none, or not the one of what was sent. */
    public static RegistryRefusal digest(String message) {
        return of(400, "DIGEST_INVALID", message);
    }

    /** A manifest that cannot be what it should be. */
    public static RegistryRefusal manifest(String message) {
        return of(400, "MANIFEST_INVALID", message);
    }

    /** There is no such upload, or no longer. */
    public static RegistryRefusal upload(String message) {
        return of(404, "BLOB_UPLOAD_UNKNOWN", message);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The code, in capitals. */
    public String code() {
        return code;
    }

    /** The reason, for the user. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
