package dev.lkj.cloud;

import dev.lkj.image.ImageBlob;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A blob as the body of a request, read while it is sent. */
final class BlobBody extends RequestBody {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final int BUFFER = 64 * 1024;

    private final ImageBlob blob;
    private final LongConsumer sent;
    private volatile @Nullable IOException unreadable;

    /**
     * A body.
     *
     * @param sent is told how many bytes more were written, each time
     */
    BlobBody(ImageBlob blob, LongConsumer sent) {
        this.blob = blob;
        this.sent = sent;
    }

    @Override
    public MediaType contentType() {
        return BYTES;
    }

    @Override
    public long contentLength() {
        return blob.size();
    }

    /** Why the blob itself could not be read; null when it could. */
    @Nullable
    IOException unreadable() {
        return unreadable;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = open()) {
            for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
                sink.write(buffer, 0, count);
                sent.accept(count);
            }
        }
    }

    private InputStream open() throws IOException {
        try {
            return blob.content().open();
        } catch (IOException e) {
            unreadable = e;
            throw e;
        }
    }

    private int read(InputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            unreadable = e;
            throw e;
        }
    }
}
