package dev.lkj.emulator.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an image says of its instances.
 *
 * @param healthPort where they answer {@code GET /}
 * @param hasLang it sets LANG itself
 */
record ImageFacts(int healthPort, boolean hasLang) {
    /** A label that names the port, for images that expose several. */
    static final String PORT_LABEL = "LKJ_HEALTH_PORT";

    /** The default of LiveKit's SDKs for their health check. */
    private static final int SDK_PORT = 8081;

    static ImageFacts of(JsonNode inspected) {
        JsonNode config = inspected.path("Config");
        boolean hasLang = false;
        for (JsonNode variable : config.path("Env")) {
            hasLang |= variable.asText().startsWith("LANG=");
        }
        return new ImageFacts(healthPort(config), hasLang);
    }

    private static int healthPort(JsonNode config) {
        String labelled = config.path("Labels").path(PORT_LABEL).asText();
        if (isPort(labelled)) {
            return Integer.parseInt(labelled);
        }
        List<Integer> exposed = new ArrayList<>();
        config.path("ExposedPorts").fieldNames().forEachRemaining(name -> {
            String port = name.replaceFirst("/tcp$", "");
            if (isPort(port)) {
                exposed.add(Integer.valueOf(port));
            }
        });
        // Of several, the one of the SDKs, else the first: the label decides otherwise.
        return exposed.isEmpty() || exposed.contains(SDK_PORT)
                ? SDK_PORT
                : exposed.stream().sorted().findFirst().orElseThrow();
    }

    private static boolean isPort(String text) {
        return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= 65_535;
    }
}
