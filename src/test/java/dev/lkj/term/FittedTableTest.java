package dev.lkj.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FittedTableTest {
    private final Table table = new Table(
            List.of(Table.Column.fixed("Version"), Table.Column.flexible("Commit"), Table.Column.fixed("Deployed")),
            List.of(
                    List.of(
                            Line.of("20261122101502"),
                            Line.of("9d41b7e feature/a-long-name"),
                            Line.of(Style.DIM, "2 minutes ago")),
                    Table.row("20260809003117", "3f2c1aa main")));

    @Test
    void needsNoBoxAndLeavesNoBlanksAtTheEnd() {
        assertThat(text(table, 80)).isEqualTo("""
                Version         Commit                       Deployed
                20261122101502  9d41b7e feature/a-long-name  2 minutes ago
                20260809003117  3f2c1aa main""");
    }

    @Test
    void flexibleColumnsGiveWayFirst() {
        assertThat(text(table, 44)).isEqualTo("""
                Version         Commit         Deployed
                20261122101502  9d41b7e feat…  2 minutes ago
                20260809003117  3f2c1aa main""");
    }

    @Test
    void thenTheWidestColumnsGiveWay() {
        assertThat(text(table, 34)).isEqualTo("""
                Version      Commit    Deployed
                2026112210…  9d41b7e…  2 minutes …
                2026080900…  3f2c1aa…""");
    }

    @Test
    void noLineIsLongerThanTheTerminalHoweverNarrow() {
        for (int width = 1; width < 60; width++) {
            int most = width;
            assertThat(table.fitted(width, Glyphs.UNICODE)).allMatch(line -> line.width() <= most);
        }
    }

    @Test
    void usesAsciiWhereTheLocaleWantsIt() {
        assertThat(text(new Table(Table.columns("N"), List.of(Table.row("0123456789abc"))), 10, Glyphs.ASCII))
                .isEqualTo("N\n0123456...");
    }

    @Test
    void keepsTheStylesOfItsCells() {
        Line row = table.fitted(80, Glyphs.UNICODE).get(1);
        assertThat(Palette.COLOURED.paint(row)).endsWith("\u001b[2m2 minutes ago\u001b[0m");
    }

    private static String text(Table table, int width) {
        return text(table, width, Glyphs.UNICODE);
    }

    private static String text(Table table, int width, Glyphs glyphs) {
        return table.fitted(width, glyphs).stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}
