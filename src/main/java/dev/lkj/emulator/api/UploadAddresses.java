package dev.lkj.emulator.api;

import dev.lkj.emulator.state.Reservation;
import dev.lkj.emulator.upload.FormSigner;
import dev.lkj.emulator.upload.UploadTarget;
import dev.lkj.emulator.upload.UrlSigner;
import dev.lkj.wire.PresignedPostRequest;
import java.net.URI;

/** Signed addresses for the upload of a source to the emulator itself: by form and by PUT. */
final class UploadAddresses implements Uploads {
    private final FormSigner forms;
    private final UrlSigner urls;
    private final String base;

    /** Signs for the server that clients call so: scheme, host and port. */
    UploadAddresses(FormSigner forms, UrlSigner urls, String base) {
        this.forms = forms;
        this.urls = urls;
        this.base = base;
    }

    private static UploadTarget target(Reservation reserved) {
        return new UploadTarget(reserved.agentId(), reserved.deployment(), reserved.tag());
    }

    @Override
    public PresignedPostRequest form(Reservation reserved) {
        return new PresignedPostRequest(base + "/" + UploadTarget.BUCKET, forms.sign(target(reserved)));
    }

    @Override
    public String putUrl(Reservation reserved) {
        return base + urls.sign(target(reserved), URI.create(base).getAuthority());
    }

    @Override
    public void look(String agentId, String deployment) {
        // An upload is noted when it arrives.
    }
}
