package dev.lkj.cli.agent;

import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.error.LkjException;
import dev.lkj.project.ProjectOrigin;
import dev.lkj.term.SafeText;

/** Asks whether the project is the right one, where nobody has named it. */
final class ProjectConsent {
    private ProjectConsent() {}

    /**
     * The target with the project that was found, or another one that a person chooses.
     *
     * @throws LkjException (exit 1) when there is no other to choose
     */
    static Target ask(Wiring wiring, Target target) {
        boolean named = target.project().origin().kind() == ProjectOrigin.Kind.PROJECT_FLAG;
        if (named || !wiring.prompter().isInteractive()) {
            return target;
        }
        String question = "Use project [" + SafeText.of(target.project().displayName()) + "] ("
                + target.project().shownUrl() + ")?";
        if (wiring.prompter().confirm(question, true)) {
            return target;
        }
        return target.withAnotherProject(wiring)
                .orElseThrow(() -> LkjException.failed("cancelled; nothing was changed")
                        .withHint("--project NAME names another one"));
    }
}
