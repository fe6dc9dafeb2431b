package dev.lkj.project;

import dev.lkj.project.Credentials.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the environment says about a project, where another source decided because it says only half. */
record UnusedCredentials(Credentials credentials) {

    /** The given warnings and one more when the environment means another project than the chosen one. */
    List<String> warnings(List<String> others, @Nullable ConfiguredProject chosen) {
        List<String> all = new ArrayList<>(others);
        if (chosen == null || !isSame(chosen)) {
            List<String> set = credentials.all().stream()
                    .filter(Setting::isGiven)
                    .map(Setting::source)
                    .toList();
            if (!set.isEmpty()) {
                all.add("WARNING: " + String.join(" and ", set) + (set.size() == 1 ? " is" : " are") + " not used: "
                        + String.join(" and ", missing()) + " must be set too");
            }
        }
        return List.copyOf(all);
    }

    private boolean isSame(ConfiguredProject chosen) {
        Setting url = credentials.url();
        return url.isGiven() && ProjectUrl.sameHost(chosen.url(), url.value());
    }

    private List<String> missing() {
        List<String> names = new ArrayList<>();
        Optional.of("LIVEKIT_URL")
                .filter(name -> credentials.url().value().isEmpty())
                .ifPresent(names::add);
        Optional.of("LIVEKIT_API_KEY")
                .filter(name -> credentials.apiKey().value().isEmpty())
                .ifPresent(names::add);
        Optional.of("LIVEKIT_API_SECRET")
                .filter(name -> credentials.apiSecret().value().isEmpty())
                .ifPresent(names::add);
        return names;
    }
}
