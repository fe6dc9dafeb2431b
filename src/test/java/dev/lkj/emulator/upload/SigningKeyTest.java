package dev.lkj.emulator.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The examples that Amazon publishes with its description of the signatures. */
class SigningKeyTest {
    private static final SigningKey KEY =
            new SigningKey("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "", "us-east-1");

    private static final String TIME = "20130524T000000Z";
    private static final String HOST = "examplebucket.s3.amazonaws.com";
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static String get(String path, String query, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("host", HOST);
        headers.put("x-amz-content-sha256", EMPTY);
        headers.put("x-amz-date", TIME);
        return KEY.request("GET", path, query, new TreeMap<>(headers), EMPTY, TIME);
    }

    @Test
    void anObjectIsRead() {
        assertThat(get("/test.txt", "", Map.of("range", "bytes=0-9")))
                .isEqualTo("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void aSettingIsRead() {
        assertThat(get("/", "lifecycle=", Map.of()))
                .isEqualTo("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    }

    @Test
    void objectsAreListed() {
        assertThat(get("/", "max-keys=2&prefix=J", Map.of()))
                .isEqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void anObjectIsWritten() {
        String payload = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
        Map<String, String> headers = Map.of(
                "date", "Fri, 24 May 2013 00:00:00 GMT",
                "host", HOST,
                "x-amz-content-sha256", payload,
                "x-amz-date", TIME,
                "x-amz-storage-class", "REDUCED_REDUNDANCY");
        assertThat(SigningKey.sha256("Welcome to Amazon S3.")).isEqualTo(payload);
        assertThat(KEY.request("PUT", "/test%24file.text", "", new TreeMap<>(headers), payload, TIME))
                .isEqualTo("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void anAddressIsSigned() {
        String query = "X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host";
        assertThat(KEY.request(
                        "GET", "/test.txt", query, new TreeMap<>(Map.of("host", HOST)), SigningKey.UNSIGNED, TIME))
                .isEqualTo("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    @Test
    void aPolicyIsSigned() {
        String policy = """
                eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0KICAiY29uZGl0aW9ucyI6IFsNCiAgICB7ImJ1Y2tldCI6\
                ICJzaWd2NGV4YW1wbGVidWNrZXQifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRrZXkiLCAidXNlci91c2VyMS8iXSwNCiAgICB7ImFj\
                bCI6ICJwdWJsaWMtcmVhZCJ9LA0KICAgIHsic3VjY2Vzc19hY3Rpb25fcmVkaXJlY3QiOiAiaHR0cDovL3NpZ3Y0ZXhhbXBsZWJ1Y2tl\
                dC5zMy5hbWF6b25hd3MuY29tL3N1Y2Nlc3NmdWxfdXBsb2FkLmh0bWwifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRDb250ZW50LVR5\
                cGUiLCAiaW1hZ2UvIl0sDQogICAgeyJ4LWFtei1tZXRhLXV1aWQiOiAiMTQzNjUxMjM2NTEyNzQifSwNCiAgICB7IngtYW16LXNlcnZl\
                ci1zaWRlLWVuY3J5cHRpb24iOiAiQUVTMjU2In0sDQogICAgWyJzdGFydHMtd2l0aCIsICIkeC1hbXotbWV0YS10YWciLCAiIl0sDQoN\
                CiAgICB7IngtYW16LWNyZWRlbnRpYWwiOiAiQUtJQUlPU0ZPRE5ON0VYQU1QTEUvMjAxNTEyMjkvdXMtZWFzdC0xL3MzL2F3czRfcmVx\
                dWVzdCJ9LA0KICAgIHsieC1hbXotYWxnb3JpdGhtIjogIkFXUzQtSE1BQy1TSEEyNTYifSwNCiAgICB7IngtYW16LWRhdGUiOiAiMjAx\
                NTEyMjlUMDAwMDAwWiIgfQ0KICBdDQp9""";
        assertThat(KEY.signature(policy, "20151229"))
                .isEqualTo("8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e");
    }

    @Test
    void itsTextDoesNotShowTheSecret() {
        assertThat(KEY.toString()).contains("AKIAIOSFODNN7EXAMPLE").doesNotContain("wJalr");
    }
}
