package dev.lkj.emulator.upload;

import dev.lkj.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signed requests to an object store. */
final class StoreCalls {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** How long the store may be silent, in the middle of an answer too. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final int ERROR_BYTES = 16 * 1024;
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,80})</Code>");

    private static final String EMPTY = SigningKey.sha256("");

    private final StoreAddress address;
    private final Clock clock;

    StoreCalls(StoreAddress address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /** Sends a request for an object; the answer has begun when this returns. */
    Call send(String method, String object) throws IOException {
        String path = "/" + address.bucket() + "/" + object;
        URI uri = URI.create(address.endpoint() + path);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) SILENCE.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        SortedMap<String, String> headers = headers(method, path, uri);
        headers.forEach(connection::setRequestProperty);
        try {
            return new Call(connection, address, connection.getResponseCode());
        } catch (IOException e) {
            connection.disconnect();
            throw new IOException("the object store " + address + " does not answer: " + e.getMessage(), e);
        }
    }

    private SortedMap<String, String> headers(String method, String path, URI uri) {
        SigningKey key = address.key();
        String time = FormSigner.TIME.format(clock.now());
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", uri.getRawAuthority());
        headers.put("x-amz-content-sha256", EMPTY);
        headers.put("x-amz-date", time);
        if (!key.token().isEmpty()) {
            headers.put("x-amz-security-token", key.token());
        }
        String signature = key.request(method, path, "", headers, EMPTY, time);
        String names = SigningKey.names(headers);
        // The connection says by itself which host it means.
        headers.remove("host");
        headers.put(
                "Authorization",
                SigningKey.ALGORITHM + " Credential=" + key.credential(time.substring(0, 8)) + ", SignedHeaders="
                        + names + ", Signature=" + signature);
        return headers;
    }

    /** An answer. */
    static final class Call implements AutoCloseable {
        private final HttpURLConnection connection;
        private final StoreAddress address;
        private final int status;
        private @Nullable String error;

        private Call(HttpURLConnection connection, StoreAddress address, int status) {
            this.connection = connection;
            this.address = address;
            this.status = status;
        }

        int status() {
            return status;
        }

        /** The length of the body in bytes; -1 when it is not told. */
        long length() {
            return connection.getContentLengthLong();
        }

        InputStream body() throws IOException {
            return connection.getInputStream();
        }

        /** The store's own word for what is wrong; empty when it has none. */
        String code() throws IOException {
            String text = error;
            if (text == null) {
                try (InputStream in = connection.getErrorStream()) {
                    text = in == null ? "" : new String(in.readNBytes(ERROR_BYTES), StandardCharsets.UTF_8);
                }
                error = text;
            }
            // Nothing else of it: some stores repeat what was signed.
            Matcher code = CODE.matcher(text);
            return code.find() ? code.group(1) : "";
        }

        /** Fails when the answer is no success. */
        void check() throws IOException {
            if (status / 100 != 2) {
                String why = (status + " " + code()).strip();
                throw new IOException("the object store " + address + " answers " + why + hint());
            }
        }

        private String hint() {
            return switch (status) {
                case 301, 307 -> ": AWS_REGION or AWS_ENDPOINT_URL is another bucket's";
                case 403 -> ": the key must be allowed to list, read, write and delete there";
                case 404 -> ": there is no such bucket";
                default -> "";
            };
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }
}
