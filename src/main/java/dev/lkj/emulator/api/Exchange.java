package dev.lkj.emulator.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** A request as the routes see it. */
final class Exchange {
    private final Request request;

    Exchange(Request request) {
        this.request = request;
    }

    /** Whether it came in where only workers may. */
    boolean atGateway() {
        return WorkerGateway.NAME.equals(
                request.getConnectionMetaData().getConnector().getName());
    }

    /** The address of this machine at which it arrived. */
    Optional<InetAddress> localAddress() {
        return request.getConnectionMetaData().getLocalSocketAddress() instanceof InetSocketAddress local
                ? Optional.ofNullable(local.getAddress())
                : Optional.empty();
    }

    String method() {
        return request.getMethod();
    }

    /** The path as it was sent, nothing decoded. */
    String path() {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    List<String> headers(String name) {
        return request.getHeaders().getValuesList(name);
    }

    /** The content type in lower case without parameters; empty when there is none. */
    String contentType() {
        String type = header("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    /** A value of the query; empty when it is absent. */
    String query(String name) {
        Fields fields = Request.extractQueryParameters(request);
        String value = fields.getValue(name);
        return value == null ? "" : value;
    }

    /** The query as it was sent; empty when there is none. */
    String queryText() {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    /** The length that the request says its body has, in bytes; -1 when it says none. */
    long length() {
        return request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    }

    InputStream body() {
        return Request.asInputStream(request);
    }

    /** The whole body; empty when it is longer than so many bytes. */
    Optional<byte[]> body(int most) throws IOException {
        // Not more room than the request says it needs: a status call has a few bytes.
        long said = length();
        int room = said < 0 ? most : (int) Math.min(said, most);
        byte[] bytes = body().readNBytes(room + 1);
        return bytes.length > most ? Optional.empty() : Optional.of(bytes);
    }

    /** Reads and drops what is left of the body, so many bytes at most. */
    void drain(long most) throws IOException {
        InputStream body = body();
        byte[] buffer = new byte[16 * 1024];
        long left = most;
        while (left > 0) {
            int count = body.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                return;
            }
            left -= count;
        }
    }
}
