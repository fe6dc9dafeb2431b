package dev.lkj.emulator.upload;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A body that is nothing but the file; its size is known, and judged, before any of it is read. */
public final class FileBody {
    private final long length;
    private final InputStream body;

    /**
     * The body of a request.
     *
     * @param length its Content-Length in bytes; negative when it has none
     */
    public FileBody(long length, InputStream body) throws UploadRefused {
        if (length < 0) {
            throw UploadRefused.of(411, "MissingContentLength", "The upload must have a Content-Length.");
        }
        if (length == 0) {
            throw UploadRefused.of(400, "EntityTooSmall", "The file is empty.");
        }
        if (length > UploadTarget.MOST_BYTES) {
            throw UploadRefused.of(
                    400, "EntityTooLarge", "The file is larger than " + UploadTarget.MOST_BYTES + " bytes.");
        }
        this.length = length;
        this.body = body;
    }

    /** Passes the file on and answers its size in bytes. */
    public long copyFile(OutputStream target) throws IOException {
        long size = body.transferTo(target);
        if (size != length) {
            throw new EOFException("the body is shorter than its Content-Length");
        }
        return size;
    }
}
