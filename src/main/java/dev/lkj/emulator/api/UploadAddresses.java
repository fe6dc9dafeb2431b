package dev.lkj.emulator.api;

import dev.lkj.emulator.state.Reservation;
import dev.lkj.emulator.upload.FormSigner;
import dev.lkj.emulator.upload.UploadTarget;
import dev.lkj.emulator.upload.UrlSigner;
import dev.lkj.wire.PresignedPostRequest;

/** Signed addresses for the upload of a source: by form and by PUT. */
final class UploadAddresses {
    private final FormSigner forms;
    private final UrlSigner urls;
    private final String host;

    /** Signs for the server that listens as this host and port. */
    UploadAddresses(FormSigner forms, UrlSigner urls, String host) {
        this.forms = forms;
        this.urls = urls;
        this.host = host;
    }

    private static UploadTarget target(Reservation reserved) {
        return new UploadTarget(reserved.agentId(), reserved.deployment(), reserved.tag());
    }

    PresignedPostRequest form(Reservation reserved) {
        return new PresignedPostRequest("http://" + host + "/" + UploadTarget.BUCKET, forms.sign(target(reserved)));
    }

    String putUrl(Reservation reserved) {
        return "http://" + host + urls.sign(target(reserved), host);
    }
}
