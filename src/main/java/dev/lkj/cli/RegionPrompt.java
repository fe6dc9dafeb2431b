package dev.lkj.cli;

import dev.lkj.error.LkjException;
import dev.lkj.project.RegionChoice;
import dev.lkj.term.Line;
import dev.lkj.term.SafeText;
import dev.lkj.term.Style;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets the user choose a region where the flag does not, and agree to where data will be. */
public final class RegionPrompt {
    private RegionPrompt() {}

    /**
     * The region for something new.
     *
     * @param settings the client settings of the service
     * @param flag the value of {@code --region}; null when it was not given
     * @param title what to ask, such as {@code Select region for private link}
     * @throws LkjException when nobody can be asked (exit 2), or somebody does not agree (exit 1)
     */
    public static String choose(Wiring wiring, Map<String, String> settings, @Nullable String flag, String title) {
        RegionChoice choice = new RegionChoice(settings);
        RegionChoice.Decision decision = choice.decide(flag, wiring.prompter().isInteractive());
        boolean picked = decision instanceof RegionChoice.Ask;
        RegionChoice.One one =
                decision instanceof RegionChoice.Ask ask ? pick(wiring, ask, title) : (RegionChoice.One) decision;
        if (one.residencyMatters()) {
            agree(wiring, choice, one.region());
        }
        if (picked) {
            wiring.status("Using region [" + SafeText.of(one.region()) + "]");
        }
        return one.region();
    }

    private static RegionChoice.One pick(Wiring wiring, RegionChoice.Ask ask, String title) {
        List<Line> lines = ask.regions().stream().map(RegionPrompt::label).toList();
        return ask.regions().get(wiring.prompter().pick(title, lines, 0));
    }

    private static Line label(RegionChoice.One one) {
        Line name = Line.of(one.region());
        return one.residencyMatters() ? name.add(Style.YELLOW, "  GDPR compliance required") : name;
    }

    private static void agree(Wiring wiring, RegionChoice choice, String region) {
        wiring.failures().warn(choice.residencyWarning(region));
        if (wiring.prompter().isInteractive()
                && !wiring.prompter().confirm("Are you sure you want to deploy to [" + region + "]?", false)) {
            throw LkjException.failed("deployment cancelled; nothing was changed");
        }
    }
}
