package dev.lkj.emulator.upload;

import java.util.Optional;

/** What an upload is for: one agent, one deployment (empty is production), one tag. */
public record UploadTarget(String agentId, String deployment, String tag) {
    /** The name of the bucket in the emulated object store. */
    public static final String BUCKET = "lkj-sources";

    /** Documented limit of the service: 1 GiB. */
    public static final long MOST_BYTES = 1L << 30;

    private static final String FILE = "source.tar.gz";
    /** No deployment can have this name: it does not begin with a letter or digit. */
    private static final String PRODUCTION = "-";

    String key() {
        return agentId + "/" + (deployment.isEmpty() ? PRODUCTION : deployment) + "/" + tag + "/" + FILE;
    }

    /** Whether a path of the server is that of an object in the bucket. */
    public static boolean concerns(String path) {
        return path.startsWith("/" + BUCKET + "/");
    }

    static Optional<UploadTarget> of(String key) {
        String[] parts = key.split("/", -1);
        if (parts.length != 4 || !parts[3].equals(FILE)) {
            return Optional.empty();
        }
        return Optional.of(new UploadTarget(parts[0], parts[1].equals(PRODUCTION) ? "" : parts[1], parts[2]));
    }
}
