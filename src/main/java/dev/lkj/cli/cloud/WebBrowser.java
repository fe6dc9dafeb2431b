package dev.lkj.cli.cloud;

import dev.lkj.cli.Environment;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The user's browser. */
final class WebBrowser {
    private WebBrowser() {}

    /** Shows a page, if there is a way to; the address is on the screen, too, so that failing is no harm. */
    static void open(Environment environment, String url) {
        Optional<List<String>> command =
                command(environment, System.getProperty("os.name", "").toLowerCase(Locale.ROOT));
        if (command.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>(command.get());
        words.add(url);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(environment.directory().toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment.variables());
        builder.environment().keySet().removeIf(name -> name.startsWith("LIVEKIT_"));
        try {
            builder.start().getOutputStream().close();
        } catch (IOException e) {
            // The user opens it by hand.
        }
    }

    /** The program that opens addresses: that of {@code BROWSER}, of which {@code none} is no program, or the system's. */
    static Optional<List<String>> command(Environment environment, String system) {
        String chosen = environment.variable("BROWSER");
        if (!chosen.isEmpty()) {
            return chosen.equals("none") ? Optional.empty() : Optional.of(List.of(chosen));
        }
        if (system.startsWith("mac")) {
            return Optional.of(List.of("open"));
        }
        if (system.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        boolean desktop = !environment.variable("DISPLAY").isEmpty()
                || !environment.variable("WAYLAND_DISPLAY").isEmpty();
        // Without a desktop it would start a browser for terminals in this one.
        return desktop ? Optional.of(List.of("xdg-open")) : Optional.empty();
    }
}
