package dev.lkj.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void drawsStatusAsScriptsKnowIt() throws IOException {
        Table table = new Table(
                Table.columns(
                        "ID",
                        "Name",
                        "Version",
                        "Region",
                        "Deployment",
                        "Status",
                        "CPU",
                        "Mem",
                        "Replicas",
                        "Deployed At",
                        "Last Observed"),
                List.of(Table.row(
                        "CA_abc",
                        "greeter",
                        "20250809003117",
                        "us-east",
                        "production",
                        "Running",
                        "350m / 2000m",
                        "1.5 / 4GB",
                        "2 / 1 / 4",
                        "2025-08-09T00:31:48Z",
                        "2025-08-09T01:00:00Z")));
        assertThat(table.boxed()).isEqualTo(recorded("status"));
    }

    @Test
    void drawsStatusOfTwoDeploymentsAsScriptsKnowIt() throws IOException {
        Table table = new Table(
                Table.columns(
                        "ID",
                        "Name",
                        "Version",
                        "Region",
                        "Deployment",
                        "Status",
                        "CPU",
                        "Mem",
                        "Replicas",
                        "Deployed At",
                        "Last Observed"),
                List.of(
                        Table.row(
                                "CA_abc",
                                "--",
                                "20250809003117",
                                "us-east",
                                "--",
                                "Running",
                                "- / 2",
                                "- / 4GB",
                                "1 / 1 / 4",
                                "2025-08-09T00:31:48Z",
                                "--"),
                        Table.row(
                                "CA_abc",
                                "--",
                                "20250808000000",
                                "us-east",
                                "staging",
                                "Sleeping",
                                "- / 500m",
                                "- / 0.5GB",
                                "0 / 0 / 0",
                                "2025-08-09T00:31:48Z",
                                "--")));
        assertThat(table.boxed()).isEqualTo(recorded("status-two-deployments"));
    }

    @Test
    void drawsVersionsAsScriptsKnowThem() throws IOException {
        Table table = new Table(
                Table.columns(
                        "Version",
                        "Production",
                        "Draining",
                        "Active",
                        "Status",
                        "Attributes",
                        "Created At",
                        "Deployed At"),
                List.of(
                        Table.row(
                                "20250809003117",
                                "✓",
                                "--",
                                "✓",
                                "Running",
                                "{\"git_branch\":\"main\",\"git_commit\":\"bbb2222\"}",
                                "2025-08-09T00:31:17Z",
                                "2025-08-09T00:31:48Z"),
                        Table.row(
                                "20250805000000",
                                "--",
                                "--",
                                "--",
                                "Stopped",
                                "--",
                                "2025-08-05T00:00:00Z",
                                "2025-08-05T00:03:00Z"),
                        Table.row(
                                "20250801000000",
                                "--",
                                "--",
                                "--",
                                "Stopped",
                                "{\"git_branch\":\"main\",\"git_commit\":\"aaa1111\"}",
                                "2025-08-01T00:00:00Z",
                                "2025-08-01T00:03:00Z")));
        assertThat(table.boxed()).isEqualTo(recorded("versions"));
    }

    @Test
    void drawsAListAsScriptsKnowIt() throws IOException {
        Table table = new Table(
                Table.columns("ID", "Dispatch Name", "Regions", "Deployments", "Version", "Deployed At"),
                List.of(
                        Table.row(
                                "CA_abc",
                                "greeter",
                                "us-east",
                                "production,staging",
                                "20250809003117",
                                "2025-08-09T00:31:48Z"),
                        Table.row("CA_new0", "fresh", "", "", "--", "---")));
        assertThat(table.boxed()).isEqualTo(recorded("list"));
    }

    @Test
    void withoutRowsDrawsTheHeader() {
        assertThat(new Table(Table.columns("Name"), List.of()).boxed())
                .isEqualTo("┌──────┐\n│ Name │\n├──────┤\n└──────┘\n");
    }

    @Test
    void countsWideCharactersAsTheTerminalShowsThem() {
        assertThat(new Table(Table.columns("N"), List.of(Table.row("日本"), Table.row("e\u0301"))).boxed())
                .isEqualTo("┌──────┐\n│ N    │\n├──────┤\n│ 日本 │\n│ e\u0301    │\n└──────┘\n");
    }

    @Test
    void keepsControlCharactersInTheirCell() {
        assertThat(new Table(Table.columns("N"), List.of(Table.row("a\nb\u001b[2J"))).boxed())
                .contains("│ a\\x0ab\\x1b[2J │");
    }

    @Test
    void fillsShortRows() {
        assertThat(new Table(Table.columns("A", "B"), List.of(Table.row("x"))).boxed())
                .contains("│ x │   │");
    }

    private static String recorded(String name) throws IOException {
        try (InputStream stream = TableTest.class.getResourceAsStream("/contract/tables/" + name + ".txt")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
