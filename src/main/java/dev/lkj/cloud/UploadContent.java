package dev.lkj.cloud;

import java.io.IOException;
import java.io.OutputStream;

/** What is uploaded: its length is known, and it can be written more than once. */
public interface UploadContent {
    /** Its length in bytes. */
    long length();

    /** Writes all of it; does not close the stream. */
    void writeTo(OutputStream out) throws IOException;
}
