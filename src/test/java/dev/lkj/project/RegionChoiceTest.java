package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.project.RegionChoice.Ask;
import dev.lkj.project.RegionChoice.One;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The flag decides, then the settings, then somebody. */
class RegionChoiceTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "available_regions", " us-east, eu-central ,ap-south,",
            "residency_warning_regions", "us-east, ap-south",
            "project_data_region", "eu");

    private final RegionChoice choice = new RegionChoice(SETTINGS);

    @Test
    void theFlagCountsAsItIs() {
        assertThat(choice.decide("moon", false)).isEqualTo(new One("moon", false));
    }

    @Test
    void aFlagMayNameARegionThatNeedsConsent() {
        assertThat(choice.decide("ap-south", false)).isEqualTo(new One("ap-south", true));
    }

    @Test
    void withoutRegionsThereIsOne() {
        assertThat(new RegionChoice(Map.of("residency_warning_regions", "us-east")).decide("", true))
                .isEqualTo(new One("us-east", false));
        assertThat(new RegionChoice(Map.of("available_regions", " , ")).decide(null, false))
                .isEqualTo(new One("us-east", false));
    }

    @Test
    void somebodyChoosesAmongTheRegionsInDescendingOrder() {
        assertThat(choice.decide(null, true))
                .isEqualTo(new Ask(
                        List.of(new One("us-east", true), new One("eu-central", false), new One("ap-south", true))));
    }

    @Test
    void whoCannotBeAskedIsToldTheRegions() {
        assertThatThrownBy(() -> choice.decide(null, false))
                .hasMessage("non-interactive mode: --region flag must be specified,"
                        + " available regions: [us-east eu-central ap-south]");
    }

    @Test
    void theWarningNamesBothRegions() {
        assertThat(choice.residencyWarning("us-east"))
                .startsWith("Deploying to [us-east]. Data residency warning: This agent will run in [us-east],"
                        + " but your project observability region is [eu].");
    }
}
