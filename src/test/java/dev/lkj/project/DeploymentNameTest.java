package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentNameTest {

    @ParameterizedTest
    @NullAndEmptySource
    void isProductionWithoutAName(String flag) {
        assertThat(DeploymentName.toRead(flag)).isEqualTo(DeploymentName.PRODUCTION);
        assertThat(DeploymentName.toChange(flag).isProduction()).isTrue();
        assertThat(DeploymentName.toChange(flag).label()).isEqualTo("production");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "staging", "v1.2_rc-3", "Production"})
    void takesNamesOfTheService(String flag) {
        assertThat(DeploymentName.toChange(flag).value()).isEqualTo(flag);
        assertThat(DeploymentName.toRead(flag).label()).isEqualTo(flag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "a-", ".a", "a_", " ", "a b", "a/b", "é", "a\n", "a\u001b[2Jb"})
    void refusesOtherNames(String flag) {
        assertThat(Failure.usage(() -> DeploymentName.toRead(flag)).getMessage())
                .startsWith("invalid deployment name [")
                .doesNotContain("\u001b", "\n");
    }

    @Test
    void takes63CharactersAndNoMore() {
        assertThat(DeploymentName.toChange("a".repeat(63)).value()).hasSize(63);
        assertThat(Failure.usage(() -> DeploymentName.toChange("a".repeat(64))).getMessage())
                .startsWith("deployment name is too long: 64 characters, at most 63 are allowed: aaa");
    }

    @Test
    void readsProductionByNameButDoesNotChangeItSo() {
        assertThat(DeploymentName.toRead("production")).isEqualTo(DeploymentName.PRODUCTION);
        assertThat(Failure.usage(() -> DeploymentName.toChange("production")))
                .hasMessage("deployment name [production] is reserved");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = "production")
    void doesNotPromoteProduction(String flag) {
        assertThat(Failure.usage(() -> DeploymentName.toPromote(flag)))
                .hasMessage("cannot promote production deployment");
    }

    @Test
    void promotesANamedDeployment() {
        assertThat(DeploymentName.toPromote("staging").value()).isEqualTo("staging");
    }
}
