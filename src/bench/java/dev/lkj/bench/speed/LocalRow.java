package dev.lkj.bench.speed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A command that talks to nobody.
 *
 * @param fails whether it is one that cannot work
 */
record LocalRow(String name, String title, List<Goal> goals, boolean fails, List<String> words) implements Row {
    static Row version() {
        return new LocalRow(
                "version",
                "`lkj --version`",
                List.of(Goal.VERSION_TIME, Goal.VERSION_MEMORY),
                false,
                List.of("--version"));
    }

    static Row help() {
        return new LocalRow(
                "help",
                "`lkj agent deploy --help`",
                List.of(Goal.HELP_TIME),
                false,
                List.of("agent", "deploy", "--help"));
    }

    static Row usageError() {
        return new LocalRow(
                "usage-error",
                "a usage error of a local command: `lkj agent config --no-such-flag`",
                List.of(Goal.USAGE_TIME),
                true,
                List.of("agent", "config", "--no-such-flag"));
    }

    static Row usageErrorOfDeploy() {
        return new LocalRow(
                "usage-error-deploy",
                "the same of a deploy: `lkj agent deploy --no-such-flag`",
                List.of(Goal.USAGE_TIME),
                true,
                List.of("agent", "deploy", "--no-such-flag"));
    }

    @Override
    public Finding measure(Stage stage) throws Exception {
        Path folder = Files.createDirectories(stage.folder().resolve(name));
        String[] typed = words.toArray(String[]::new);
        return AgainstNothing.measure(this, stage, stage.effort().often(), cli -> {
            Program program = cli.program(folder, stage.variables(), typed);
            return stage.watch().of(fails ? program.failing() : program);
        });
    }
}
