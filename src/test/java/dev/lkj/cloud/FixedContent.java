package dev.lkj.cloud;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Content of one text, again and again. */
record FixedContent(String text, int times) implements UploadContent {
    static FixedContent of(String text) {
        return new FixedContent(text, 1);
    }

    @Override
    public long length() {
        return (long) bytes().length * times;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        byte[] bytes = bytes();
        for (int i = 0; i < times; i++) {
            out.write(bytes);
        }
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
