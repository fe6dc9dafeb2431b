package dev.lkj.cloud;

import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One request and its answer, ended at once when the work is cancelled; close it after reading the answer. */
final class Exchange implements AutoCloseable {
    private final Response response;
    private final Cancellation.Registration registration;

    private Exchange(Response response, Cancellation.Registration registration) {
        this.response = response;
        this.registration = registration;
    }

    /**
     * Sends a request and waits for the head of its answer; what changes something goes over a connection of its own.
     *
     * @throws ServiceFailure when there is none
     * @throws dev.lkj.time.CancelledException when the work is cancelled
     */
    static Exchange open(OkHttpClient client, Request request, Operation operation, Cancellation cancellation) {
        Passage passage = new Passage();
        Request tagged = request.newBuilder().tag(Passage.class, passage).build();
        if (operation.write()) {
            // A kept connection may be closed by the other side just now: what is lost then may have been acted on, and
            // could not be sent again.
            client.connectionPool().evictAll();
        }
        Call call = client.newCall(tagged);
        Cancellation.Registration registration = cancellation.onCancel(call::cancel);
        try {
            return new Exchange(call.execute(), registration);
        } catch (IOException e) {
            registration.close();
            cancellation.throwIfCancelled();
            throw ServiceFailure.network(operation, describe(tagged, e), passage.isSent(), e);
        }
    }

    Response response() {
        return response;
    }

    /** The status of the answer. */
    int status() {
        return response.code() == HttpClients.HIDDEN_408 ? 408 : response.code();
    }

    @Override
    public void close() {
        registration.close();
        response.close();
    }

    /** What went wrong on the way to a host, in words. */
    static String describe(Request request, IOException cause) {
        Passage passage = request.tag(Passage.class);
        String host = request.url().host()
                + (isDefaultPort(request) ? "" : ":" + request.url().port());
        if (cause instanceof UnknownHostException) {
            boolean known = passage != null && !passage.name().isEmpty();
            return "the name " + (known ? passage.name() : request.url().host()) + " cannot be resolved";
        }
        if (cause instanceof ConnectException) {
            boolean proxied = passage != null && !passage.proxy().isEmpty();
            return (proxied ? "the proxy " + passage.proxy() : host) + " refused the connection";
        }
        if (cause instanceof SSLException) {
            return host + " could not be reached securely (" + reason(cause) + ")";
        }
        if (cause instanceof SocketTimeoutException || cause instanceof InterruptedIOException) {
            return host + " did not answer in time";
        }
        return "the connection to " + host + " broke off (" + reason(cause) + ")";
    }

    private static String reason(IOException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static boolean isDefaultPort(Request request) {
        return request.url().port() == (request.isHttps() ? 443 : 80);
    }
}
