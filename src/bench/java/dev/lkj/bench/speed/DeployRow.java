package dev.lkj.bench.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A whole deploy to a service that builds and rolls out in no time. */
final class DeployRow implements Row {
    private static final int FILES = 20;
    private static final int CROWDED_FILES = 60;

    private final int crowd;

    private DeployRow(int crowd) {
        this.crowd = crowd;
    }

    /** Of a folder with nothing but the agent. */
    static Row plain() {
        return new DeployRow(0);
    }

    /** Of a folder with all that people have beside it. */
    static Row crowded(int files) {
        return new DeployRow(files);
    }

    @Override
    public String name() {
        return crowd > 0 ? "deploy-crowded" : "deploy";
    }

    @Override
    public String title() {
        return crowd > 0
                ? String.format(
                        Locale.ROOT,
                        "`lkj agent deploy` of %d files beside `.git`, `.venv` and `node_modules` (%,d files)",
                        CROWDED_FILES,
                        crowd)
                : "`lkj agent deploy` of " + FILES + " files, empty build and rollout";
    }

    @Override
    public List<Goal> goals() {
        return crowd > 0
                ? List.of(Goal.CROWDED_TIME, Goal.CROWDED_REFERENCE)
                : List.of(Goal.DEPLOY_TIME, Goal.DEPLOY_MEMORY);
    }

    @Override
    public Finding measure(Stage stage) throws Exception {
        boolean crowded = crowd > 0;
        Path folder = Folders.agent(stage.folder().resolve(name()), crowded ? CROWDED_FILES : FILES);
        if (crowded) {
            crowd(stage, folder);
        }
        Turns turns = crowded ? stage.effort().seldom() : stage.effort().often();
        try (CannedServer server = CannedServer.plain(stage.watch())) {
            Map<String, String> variables = stage.variablesAnd(Map.of("LK_AGENTS_URL", server.address()));
            Finding found = AgainstNothing.measure(
                    this, stage, turns, cli -> stage.watch().of(cli.program(folder, variables, "agent", "deploy")));
            return crowded && stage.reference().isPresent() ? besideReference(stage, found) : found;
        }
    }

    private void crowd(Stage stage, Path folder) throws IOException, InterruptedException {
        Jdk any = stage.lkj().get(0).jdk().orElseThrow();
        stage.installer().run(folder, any, "git", "init", "-q");
        stage.installer().run(folder, any, "git", "add", ".");
        stage.installer()
                .run(folder, any, "git", "-c", "user.name=b", "-c", "user.email=b@b", "commit", "-q", "-m", "b");
        int third = crowd / 3;
        Folders.fill(folder.resolve(".git").resolve("objects").resolve("kept"), third, "");
        Folders.fill(folder.resolve(".venv").resolve("lib"), third, ".py");
        Folders.fill(folder.resolve("node_modules"), crowd - 2 * third, ".js");
    }

    /** Adds how lkj does beside the reference, whose series is the last. */
    private static Finding besideReference(Stage stage, Finding found) {
        Series reference = found.series().get(found.series().size() - 1);
        List<Cell> cells = new ArrayList<>(found.cells());
        for (int i = 0; i < stage.lkj().size(); i++) {
            List<Quantity> all = new ArrayList<>(cells.get(i).quantities());
            Estimate ratio = found.series().get(i + 1).over(reference);
            all.add(Quantity.of(ratio, Goal.CROWDED_REFERENCE, stage.lkj().get(i)));
            cells.set(i, new Cell(cells.get(i).column(), all));
        }
        return new Finding(found.row(), cells, found.series(), found.remarks());
    }
}
