package dev.lkj.emulator.api;

import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.state.Reservation;
import dev.lkj.emulator.store.SourceFiles;
import dev.lkj.emulator.upload.FileBody;
import dev.lkj.emulator.upload.FormBody;
import dev.lkj.emulator.upload.FormCheck;
import dev.lkj.emulator.upload.UploadRefused;
import dev.lkj.emulator.upload.UploadTarget;
import dev.lkj.emulator.upload.UrlSigner;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Takes an upload as an object store does: everything is checked before a byte of the file is stored. */
final class UploadRoute {
    private final AgentHost host;
    private final FormCheck forms;
    private final UrlSigner urls;
    private final SourceFiles sources;
    private final Object keeping = new Object();

    /** Where the bytes of a file go. */
    private interface Copy {
        long to(OutputStream target) throws IOException;
    }

    private interface Taking {
        Reservation take() throws IOException;
    }

    UploadRoute(AgentHost host, FormCheck forms, UrlSigner urls, SourceFiles sources) {
        this.host = host;
        this.forms = forms;
        this.urls = urls;
        this.sources = sources;
    }

    /** An upload by form. */
    Answer post(Exchange exchange) throws IOException {
        return answer(204, () -> takeForm(exchange));
    }

    /** An upload by PUT. */
    Answer put(Exchange exchange) throws IOException {
        return answer(200, () -> takeFile(exchange));
    }

    private Answer answer(int success, Taking taking) throws IOException {
        try {
            Reservation form = taking.take();
            return new Answer.Whole(success, Map.of(), Bytes.EMPTY, () -> reopen(form));
        } catch (UploadRefused e) {
            return new Answer.Early(
                    Answer.bytes(e.status(), "application/xml", e.xml().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private Reservation takeForm(Exchange exchange) throws IOException {
        FormBody body = new FormBody(exchange.header("Content-Type").orElse(""), exchange.length(), exchange.body());
        Reservation form = open(forms.check(body.fields()));
        body.checkSize();
        store(form, body::copyFile);
        return form;
    }

    private Reservation takeFile(Exchange exchange) throws IOException {
        UploadTarget target = urls.check(
                exchange.path(), exchange.queryText(), exchange.header("Host").orElse(""));
        Reservation form = open(target);
        FileBody body = new FileBody(exchange.length(), exchange.body());
        store(form, body::copyFile);
        return form;
    }

    private Reservation open(UploadTarget target) throws UploadRefused {
        Reservation form = new Reservation(target.agentId(), target.deployment(), target.tag());
        if (!host.read(state -> state.formOpen(form))) {
            throw closed();
        }
        return form;
    }

    private void store(Reservation form, Copy copy) throws IOException {
        Path incoming = sources.incoming();
        try {
            long size;
            try (OutputStream file = Files.newOutputStream(incoming)) {
                size = copy.to(file);
            }
            keep(form, incoming, size);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    private void keep(Reservation form, Path incoming, long size) throws IOException {
        // One at a time: of two uploads with one form the second must not replace the first.
        synchronized (keeping) {
            if (!host.read(state -> state.formOpen(form))) {
                throw closed();
            }
            sources.keep(incoming, form.agentId(), form.tag());
            if (!host.change(state -> state.uploaded(form, size))) {
                // Its agent or deployment was deleted in between.
                sources.drop(form.agentId(), form.tag());
                throw closed();
            }
        }
    }

    private void reopen(Reservation form) {
        host.change(state -> {
            state.uploadUnanswered(form);
            return true;
        });
    }

    private static UploadRefused closed() {
        return UploadRefused.denied("The form was used, or a newer deploy call has replaced it.");
    }
}
