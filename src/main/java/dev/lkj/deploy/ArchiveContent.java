package dev.lkj.deploy;

import dev.lkj.cloud.UploadContent;
import dev.lkj.source.SourceArchive;
import java.io.IOException;
import java.io.OutputStream;

/** A packed archive as the content of an upload. */
record ArchiveContent(SourceArchive archive) implements UploadContent {
    @Override
    public long length() {
        return archive.facts().size();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        archive.copyTo(out);
    }
}
