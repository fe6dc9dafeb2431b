package dev.lkj.cloud;

import java.io.IOException;
import java.util.function.LongConsumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The source alone, as a presigned address takes it. */
final class PutBody extends RequestBody {
    private static final MediaType GZIP = MediaType.get("application/gzip");

    private final UploadContent content;
    private final LongConsumer sent;

    /**
     * A body of nothing but the source.
     *
     * @param sent is told how many of its bytes were written so far
     */
    PutBody(UploadContent content, LongConsumer sent) {
        this.content = content;
        this.sent = sent;
    }

    @Override
    public MediaType contentType() {
        return GZIP;
    }

    @Override
    public long contentLength() {
        return content.length();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        content.writeTo(new CountingOutput(sink.outputStream(), sent));
    }
}
