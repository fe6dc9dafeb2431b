package dev.lkj.emulator.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * A prebuilt image.
 *
 * @param image the name that it gets
 * @param config the file of its configuration
 * @param layers the files of its layers from the lowest up, compressed or not
 */
public record ImportRequest(String image, Path config, List<Path> layers) {
    /** Copies the list. */
    public ImportRequest {
        layers = List.copyOf(layers);
    }
}
