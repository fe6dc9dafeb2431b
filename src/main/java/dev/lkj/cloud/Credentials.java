package dev.lkj.cloud;

/** A project's key and secret. */
public record Credentials(String apiKey, String apiSecret) {
    /** The key; never the secret. */
    @Override
    public String toString() {
        return "Credentials[" + apiKey + "]";
    }
}
