package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,   '',                        127.0.0.1:8790,   http://127.0.0.1:8790,    http://acme.localhost:8790",
        "localhost,   '',                        127.0.0.1:8790,   http://127.0.0.1:8790,    http://acme.localhost:8790",
        "0.0.0.0,     '',                        127.0.0.1:8790,   http://127.0.0.1:8790,    http://acme.localhost:8790",
        "192.0.2.7,   '',                        192.0.2.7:8790,   http://192.0.2.7:8790,    http://acme.localhost:8790",
        "2001:db8::7, '',                        '[2001:db8:0:0:0:0:0:7]:8790', 'http://[2001:db8:0:0:0:0:0:7]:8790', "
                + "http://acme.localhost:8790",
        "0.0.0.0,     http://emulator:80/,       127.0.0.1:8790,   http://emulator:80,       http://acme.localhost:80",
        "127.0.0.1,   https://ci.example,        127.0.0.1:8790,   https://ci.example,       https://acme.localhost",
    })
    void clientsHereAndElsewhereHaveTheirAddresses(
            String host, String publicUrl, String local, String clients, String project) {
        Addresses addresses = Addresses.of(host, publicUrl);
        assertThat(addresses.local(8790)).isEqualTo(local);
        assertThat(addresses.clients(8790)).isEqualTo(clients);
        assertThat(addresses.clients(8790, "acme.localhost")).isEqualTo(project);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, '',                      false",
        "127.0.0.2, '',                      false",
        "::1,       '',                      false",
        "127.0.0.1, http://localhost:32768,  false",
        "127.0.0.1, https://ci.example,      true",
        "0.0.0.0,   '',                      true",
        "::,        '',                      true",
        "192.0.2.7, http://localhost:32768,  true",
    })
    void othersReachWhatIsNotTheLoopbackAddress(String host, String publicUrl, boolean open) {
        assertThat(Addresses.of(host, publicUrl).open()).isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "emulator", "256.0.0.1", "1.2.3", "::g", "http://127.0.0.1", "127.0.0.1:80"})
    void aNameIsNoAddressToListenOn(String host) {
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> Addresses.of(host, ""))
                .withMessage("[" + host + "] is no address to listen on")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emulator:8790",
                "ws://emulator",
                "http://",
                "http:///x",
                "http://emulator/lkj",
                "http://me@emulator",
                "http://emulator?a",
                "http://emulator#a",
                "http://a b",
            })
    void aPublicUrlIsSchemeHostAndPortAlone(String url) {
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> Addresses.of("127.0.0.1", url))
                .withMessage("[" + url + "] cannot be the emulator's public URL")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void aPortThatASchemeHasByItselfNeedNotBeNamed() {
        Addresses addresses = Addresses.of("127.0.0.1", "https://ci.example");
        assertThat(addresses.isPublic(Authority.of("ci.example:443", ""), "")).isTrue();
        assertThat(addresses.isPublic(Authority.of("CI.example", "https"), "https"))
                .isTrue();
        assertThat(addresses.isPublic(Authority.of("ci.example:80", ""), "")).isFalse();
        assertThat(addresses.isPublic(Authority.of("ci.example", "http"), "http"))
                .isFalse();
    }
}
