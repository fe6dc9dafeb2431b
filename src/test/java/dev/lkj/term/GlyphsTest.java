package dev.lkj.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GlyphsTest {

    @Test
    void followTheLocaleInTheOrderOfPosix() {
        assertThat(Glyphs.of(Map.of("LANG", "de_DE.UTF-8"))).isEqualTo(Glyphs.UNICODE);
        assertThat(Glyphs.of(Map.of("LANG", "C", "LC_CTYPE", "C.utf8"))).isEqualTo(Glyphs.UNICODE);
        assertThat(Glyphs.of(Map.of("LANG", "en_US.UTF-8", "LC_CTYPE", "en_US.ISO-8859-1")))
                .isEqualTo(Glyphs.ASCII);
        assertThat(Glyphs.of(Map.of("LC_CTYPE", "C.UTF-8", "LC_ALL", "POSIX"))).isEqualTo(Glyphs.ASCII);
    }

    @Test
    void skipVariablesThatAreEmpty() {
        assertThat(Glyphs.of(Map.of("LC_ALL", "", "LANG", "C.UTF-8"))).isEqualTo(Glyphs.UNICODE);
    }

    @Test
    void areAsciiWhereNoLocaleIsKnown() {
        assertThat(Glyphs.of(Map.of())).isEqualTo(Glyphs.ASCII);
    }

    @Test
    void takeTheLocaleFromBeforeTheStartScriptChangedIt() {
        assertThat(Glyphs.of(Map.of("LKJ_LOCALE", "C", "LC_CTYPE", "C.UTF-8"))).isEqualTo(Glyphs.ASCII);
        assertThat(Glyphs.of(Map.of("LKJ_LOCALE", "", "LC_CTYPE", "C.UTF-8"))).isEqualTo(Glyphs.ASCII);
        assertThat(Glyphs.of(Map.of("LKJ_LOCALE", "fr_FR.UTF-8", "LC_ALL", "C")))
                .isEqualTo(Glyphs.UNICODE);
    }

    @Test
    void inAsciiAreAscii() {
        Glyphs ascii = Glyphs.ASCII;
        assertThat(ascii.done() + ascii.failed() + ascii.running() + ascii.bullet() + ascii.dash() + ascii.bar())
                .isEqualTo("+x~*-|");
        assertThat(ascii.ellipsis() + ascii.filled() + ascii.empty()).isEqualTo("...#-");
    }
}
