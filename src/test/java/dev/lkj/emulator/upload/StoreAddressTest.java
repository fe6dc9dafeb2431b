package dev.lkj.emulator.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAddressTest {
    private static final String SECRET = "hush-hush";

    private final Map<String, String> environment =
            new HashMap<>(Map.of("AWS_ACCESS_KEY_ID", "KEY", "AWS_SECRET_ACCESS_KEY", SECRET));

    private void refused(String address, String words) {
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> StoreAddress.of(address, environment))
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .satisfies(e -> assertThat(e.getMessage() + e.hint()).doesNotContain(SECRET));
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket,          '',        s3://bucket at https://s3.us-east-1.amazonaws.com",
        "s3://bucket/,         eu-west-1, s3://bucket at https://s3.eu-west-1.amazonaws.com",
        "s3://my.bucket/a/b_c, eu-west-1, s3://my.bucket/a/b_c at https://s3.eu-west-1.amazonaws.com",
    })
    void withoutAnEndpointItIsAmazonsOfTheRegion(String address, String region, String text) {
        environment.put("AWS_REGION", region);
        assertThat(StoreAddress.of(address, environment)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9000,  http://127.0.0.1:9000",
        "http://minio:80/,       http://minio",
        "https://store.test:443, https://store.test",
        "https://store.test:444, https://store.test:444",
    })
    void theEnvironmentNamesAnother(String endpoint, String address) {
        environment.put("AWS_ENDPOINT_URL", endpoint);
        assertThat(StoreAddress.of("s3://bucket", environment)).hasToString("s3://bucket at " + address);
    }

    @Test
    void theEndpointOfTheServiceComesFirst() {
        environment.put("AWS_ENDPOINT_URL", "http://general:1");
        environment.put("AWS_ENDPOINT_URL_S3", "http://special:2");
        assertThat(StoreAddress.of("s3://bucket", environment)).hasToString("s3://bucket at http://special:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bucket",
                "s3://",
                "s3://B",
                "s3://bucket/../x",
                "s3://bucket/a b",
                "s3://bucket?region=x",
                "s3://KEY:hush-hush@127.0.0.1:9000/bucket",
            })
    void whatIsNoBucketIsRefused(String address) {
        refused(address, "is not understood");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9000", "ftp://x", "http://me:hush-hush@x", "http://x/path", "http://a b"})
    void whatIsNoEndpointIsRefused(String endpoint) {
        environment.put("AWS_ENDPOINT_URL", endpoint);
        refused("s3://bucket", "AWS_ENDPOINT_URL is no address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"})
    void aKeyIsNeeded(String name) {
        environment.remove(name);
        refused("s3://bucket", "--uploads needs " + name);
    }
}
