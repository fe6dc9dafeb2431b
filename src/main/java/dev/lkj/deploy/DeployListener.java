package dev.lkj.deploy;

/** Is told what happens; called on the thread that does the work, one event after the other. */
@FunctionalInterface
public interface DeployListener {
    /** Something happened. */
    void on(DeployEvent event);
}
