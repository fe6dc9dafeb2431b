package dev.lkj.bench.speed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file costs that is looked at and left out: the same folder is packed with and without many of them. The process
 * is a fresh one each time, so that what it takes until the code is fast is in the figure.
 */
final class VisitRow implements Row {
    private static final int FILES = 20;
    private static final double MICROSECONDS = 1000;

    private static final String PATTERNS = """
            **/*.log
            **/*.tmp
            **/*.bak
            *.egg-info
            build/
            dist/
            coverage/
            .cache
            .mypy_cache
            .pytest_cache
            .idea
            .vscode
            docs/**/*.md
            tests/fixtures/*
            notebooks/*.ipynb
            **/*~
            **/.DS_Store
            models/*.onnx
            secrets.*
            **/*.left
            """;

    @Override
    public String name() {
        return "visit";
    }

    @Override
    public String title() {
        return "packing: a file that is visited and left out, with 20 patterns";
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.VISITED);
    }

    @Override
    public Finding measure(Stage stage) throws Exception {
        Path few = Folders.agent(stage.folder().resolve("few"), FILES);
        Path many = Folders.agent(stage.folder().resolve("many"), FILES);
        for (Path folder : List.of(few, many)) {
            Files.writeString(folder.resolve(".dockerignore"), PATTERNS);
        }
        int files = stage.effort().visited();
        Folders.fill(many.resolve("data"), files, ".left");
        List<Subject> subjects = new ArrayList<>();
        for (Cli cli : stage.lkj()) {
            subjects.add(stage.watch().of(packing(stage, cli, few, "a few files")));
            subjects.add(stage.watch().of(packing(stage, cli, many, files + " more files")));
        }
        List<Series> series = stage.effort().seldom().take(subjects);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < stage.lkj().size(); i++) {
            Estimate each = series.get(2 * i + 1).beyond(series.get(2 * i), turns -> files / MICROSECONDS);
            Cli cli = stage.lkj().get(i);
            cells.add(new Cell(cli.column(), List.of(Quantity.of(each, Goal.VISITED, cli))));
        }
        return new Finding(this, cells, series, List.of());
    }

    private static Program packing(Stage stage, Cli cli, Path folder, String name) {
        Program program = cli.program(folder, stage.variables(), "agent", "deploy", "--dry-run");
        return program.named(program.name() + ", " + name);
    }
}
