package dev.lkj.emulator.engine;

import dev.lkj.wire.Bytes;
import java.util.Map;

/**
 * An instance to start.
 *
 * @param instanceId its name, never used twice
 * @param image the image to run
 * @param environment the agent's own variables; the engine adds PATH, LANG, HOME and PORT
 * @param secretFiles files by name; containers see them under {@code /etc/secrets}, processes in the folder that the
 *     variable {@code LKJ_SECRETS_DIR} names
 */
public record InstanceSpec(
        String instanceId, String image, Map<String, String> environment, Map<String, Bytes> secretFiles) {
    /** Copies the maps. */
    public InstanceSpec {
        environment = Map.copyOf(environment);
        secretFiles = Map.copyOf(secretFiles);
    }

    /** The name and the image; never the environment, which holds secrets. */
    @Override
    public String toString() {
        return "InstanceSpec[" + instanceId + ", " + image + "]";
    }
}
