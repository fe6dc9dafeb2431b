package dev.lkj.emulator.api;

import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.state.Reservation;
import dev.lkj.emulator.store.SourceFiles;
import dev.lkj.emulator.upload.FormBody;
import dev.lkj.emulator.upload.FormCheck;
import dev.lkj.emulator.upload.UploadRefused;
import dev.lkj.emulator.upload.UploadTarget;
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
    private final FormCheck check;
    private final SourceFiles sources;
    private final Object keeping = new Object();

    UploadRoute(AgentHost host, FormCheck check, SourceFiles sources) {
        this.host = host;
        this.check = check;
        this.sources = sources;
    }

    Answer answer(Exchange exchange) throws IOException {
        try {
            Reservation form = take(exchange);
            return new Answer.Whole(204, Map.of(), Bytes.EMPTY, () -> reopen(form));
        } catch (UploadRefused e) {
            return new Answer.Early(
                    Answer.bytes(e.status(), "application/xml", e.xml().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private Reservation take(Exchange exchange) throws IOException {
        FormBody body = new FormBody(exchange.header("Content-Type").orElse(""), exchange.length(), exchange.body());
        UploadTarget target = check.check(body.fields());
        Reservation form = new Reservation(target.agentId(), target.deployment(), target.tag());
        if (!host.read(state -> state.formOpen(form))) {
            throw closed();
        }
        body.checkSize();
        Path incoming = sources.incoming();
        try {
            long size;
            try (OutputStream file = Files.newOutputStream(incoming)) {
                size = body.copyFile(file);
            }
            keep(form, incoming, size);
        } finally {
            Files.deleteIfExists(incoming);
        }
        return form;
    }

    private void keep(Reservation form, Path incoming, long size) throws IOException {
        // One at a time: of two uploads with one form the second must not replace the first.
        synchronized (keeping) {
            if (!host.read(state -> state.formOpen(form))) {
                throw closed();
            }
            sources.keep(incoming, form.agentId(), form.tag());
            if (!host.change(state -> state.uploaded(form, size))) {
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
