package dev.lkj.cli.project;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Results;
import dev.lkj.project.CliConfig;
import dev.lkj.project.ConfiguredProject;
import dev.lkj.term.Line;
import dev.lkj.term.Style;
import dev.lkj.term.Table;
import java.util.List;

/** The configured projects as a table or as JSON; secrets are in neither. */
record ProjectTable(CliConfig config) {

    void print(Wiring wiring) {
        if (wiring.terminal().outputIsTerminal()) {
            int columns = wiring.terminal().size().get().columns();
            Results.lines(wiring, fitted().fitted(columns, wiring.terminal().glyphs()));
        } else {
            Results.text(wiring, boxed().boxed());
        }
    }

    private Table boxed() {
        return new Table(
                Table.columns("Name", "Project ID", "URL", "API Key"),
                config.projects().stream()
                        .map(project -> Table.row(
                                (isDefault(project) ? "* " : "  ") + project.name(),
                                project.projectId(),
                                project.url(),
                                project.apiKey()))
                        .toList());
    }

    private Table fitted() {
        List<Table.Column> columns = List.of(
                Table.Column.fixed("  Name"),
                Table.Column.flexible("URL"),
                Table.Column.flexible("Project ID"),
                Table.Column.flexible("API key"));
        return new Table(columns, config.projects().stream().map(this::row).toList());
    }

    private List<Line> row(ConfiguredProject project) {
        Line name = isDefault(project)
                ? Line.of(Style.GREEN, "* ").add(project.name())
                : Line.of("  ").add(project.name());
        return List.of(
                name,
                Line.of(project.url()),
                Line.of(Style.DIM, project.projectId()),
                Line.of(Style.DIM, project.apiKey()));
    }

    private boolean isDefault(ConfiguredProject project) {
        return project.name().equals(config.defaultProject());
    }

    ArrayNode json() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ConfiguredProject project : config.projects()) {
            list.addObject()
                    .put("Name", project.name())
                    .put("ProjectId", project.projectId())
                    .put("URL", project.url())
                    .put("APIKey", project.apiKey())
                    .put("Default", isDefault(project));
        }
        return list;
    }
}
