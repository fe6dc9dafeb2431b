package dev.lkj.cli.agent;

import dev.lkj.cli.ResultLine;
import dev.lkj.deploy.DeployListener;
import dev.lkj.error.LkjException;

/** How a deploy or rollback looks while it runs and at its end: live, plain or JSON, chosen once. */
interface RunView extends DeployListener, AutoCloseable {
    /** Shows what is acted on, before the first write. */
    void header(RunHeader header);

    /** Shows from which version to which a rollback goes. */
    void transition(Transition transition);

    /** Shows which version goes from which deployment to production. */
    void promotion(Promotion promotion);

    /** Shows that the version serves. */
    void succeeded(RunSuccess success);

    /** Shows in a sentence that the run returns without following what it began. */
    void detached(String sentence, String followCommand, ResultLine result);

    /** Shows a failure, below what belongs to it. */
    void failed(LkjException failure, FailureText text, ResultLine result);

    /** Shows that the user ended the run. */
    void interrupted(String state, String hint, ResultLine result);

    @Override
    void close();
}
