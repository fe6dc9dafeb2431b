package dev.lkj.emulator.upload;

import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import dev.lkj.time.Clock;
import dev.lkj.wire.PresignedPostRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Sources in a bucket of a real object store: forms for their upload, and what was uploaded with them. */
public final class ObjectStore {
    private static final int NOT_FOUND = 404;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final StoreAddress address;
    private final String folder;
    private final FormSigner forms;
    private final UrlSigner urls;
    private final StoreCalls calls;

    /**
     * The sources of one emulator.
     *
     * @param name of the emulator: others may use the same bucket
     */
    public ObjectStore(StoreAddress address, String name, Clock clock) {
        this.address = address;
        folder = address.prefix() + name + "/";
        forms = new FormSigner(clock, address.key(), address.bucket());
        urls = new UrlSigner(forms);
        calls = new StoreCalls(address, clock);
    }

    private String object(String agentId, String tag) {
        return folder + agentId + "/" + tag + ".tar.gz";
    }

    /** The form for the upload of a source. */
    public PresignedPostRequest form(String agentId, String tag) {
        return new PresignedPostRequest(address.endpoint() + "/" + address.bucket(), forms.sign(object(agentId, tag)));
    }

    /** The address for its upload by PUT. */
    public String putUrl(String agentId, String tag) {
        return address.endpoint()
                + urls.sign(object(agentId, tag), address.endpoint().getRawAuthority());
    }

    /** The size of an upload in bytes; empty when there is none. */
    public OptionalLong size(String agentId, String tag) throws IOException {
        try (StoreCalls.Call call = calls.send("HEAD", object(agentId, tag))) {
            if (call.status() == NOT_FOUND) {
                return OptionalLong.empty();
            }
            call.check();
            return OptionalLong.of(call.length());
        }
    }

    /** Copies an upload to a file, its size is checked; what the file had is lost. */
    public void fetch(String agentId, String tag, Path file, Cancellation cancellation) throws IOException {
        try (StoreCalls.Call call = calls.send("GET", object(agentId, tag))) {
            copy(call, file, cancellation);
        } catch (IOException e) {
            if (cancellation.isCancelled()) {
                throw new CancelledException();
            }
            throw e;
        }
    }

    private static void copy(StoreCalls.Call call, Path file, Cancellation cancellation) throws IOException {
        Cancellation.Registration cut = cancellation.onCancel(call::close);
        try (cut) {
            call.check();
            long length = call.length();
            if (length < 1 || length > UploadTarget.MOST_BYTES) {
                throw new IOException(
                        "the upload has " + length + " bytes, from 1 to " + UploadTarget.MOST_BYTES + " are allowed");
            }
            copy(call.body(), file, length);
        }
    }

    private static void copy(InputStream in, Path file, long length) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long copied = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int count = in.read(buffer); count >= 0 && copied <= length; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                copied += count;
            }
        }
        if (copied != length) {
            throw new IOException("the object store cut its answer off");
        }
    }

    /** Deletes an upload; one that is not there is deleted. */
    public void delete(String agentId, String tag) throws IOException {
        try (StoreCalls.Call call = calls.send("DELETE", object(agentId, tag))) {
            if (call.status() != NOT_FOUND) {
                call.check();
            }
        }
    }

    /** Fails, with the reason, when the store does not answer, or not with this key. */
    public void probe() throws IOException {
        try (StoreCalls.Call call = calls.send("GET", folder + "probe")) {
            if (call.status() != NOT_FOUND || !call.code().equals("NoSuchKey")) {
                call.check();
            }
        }
    }

    /** Where it is, for people. */
    @Override
    public String toString() {
        return address.toString();
    }
}
