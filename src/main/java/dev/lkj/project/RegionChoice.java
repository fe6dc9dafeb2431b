package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which region something new is to be, as far as a flag and the settings of the service say it. */
public final class RegionChoice {
    /** Where things are when the service names no regions. */
    private static final String ONLY = "us-east";

    private final List<String> available;
    private final List<String> residencyMatters;
    private final String dataRegion;

    /** The choice that the client settings of the service leave. */
    public RegionChoice(Map<String, String> settings) {
        available = names(settings, "available_regions")
                .sorted(Comparator.reverseOrder())
                .toList();
        residencyMatters = names(settings, "residency_warning_regions").toList();
        dataRegion = settings.getOrDefault("project_data_region", "");
    }

    private static Stream<String> names(Map<String, String> settings, String name) {
        return Stream.of(settings.getOrDefault(name, "").split(",", -1))
                .map(String::strip)
                .filter(region -> !region.isEmpty())
                .distinct();
    }

    /** What came of it. */
    public sealed interface Decision {}

    /**
     * This region.
     *
     * @param residencyMatters whether somebody has to agree that data is there
     */
    public record One(String region, boolean residencyMatters) implements Decision {}

    /** Somebody must choose among these. */
    public record Ask(List<One> regions) implements Decision {}

    /**
     * The region of the flag, the only one, or the ones to choose from.
     *
     * @param flag the value of {@code --region}; null or empty when it was not given. It is not looked up: the service
     *     knows best
     * @param interactive whether somebody can be asked
     * @throws LkjException (USAGE) when there are several and nobody to ask
     */
    public Decision decide(@Nullable String flag, boolean interactive) {
        if (flag != null && !flag.isEmpty()) {
            return one(flag);
        }
        if (available.isEmpty()) {
            return new One(ONLY, false);
        }
        if (!interactive) {
            throw LkjException.usage("non-interactive mode: --region flag must be specified, available regions: ["
                            + Printable.of(String.join(" ", available)) + "]")
                    .withHint("--region " + ShellWords.of(List.of(available.get(0))));
        }
        return new Ask(available.stream().map(this::one).toList());
    }

    private One one(String region) {
        return new One(region, residencyMatters.contains(region));
    }

    /** What to consider before data is kept in a region other than the project's own. */
    public String residencyWarning(String region) {
        return "Deploying to [" + Printable.of(region) + "]. Data residency warning: This agent will run in ["
                + Printable.of(region) + "], but your project observability region is [" + Printable.of(dataRegion)
                + "]. What it observes of its sessions is kept there.";
    }
}
