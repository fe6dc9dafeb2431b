package dev.lkj.emulator.transfer;

import dev.lkj.emulator.EmulatorFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An exported file, and what a test makes of it. */
final class ExportedBytes {
    private final byte[] bytes;

    ExportedBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    static ExportedBytes of(EmulatorFixture fixture) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(fixture.client.request("/_emulator/export").build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new AssertionError("export: " + answer.statusCode());
        }
        return new ExportedBytes(answer.body());
    }

    HttpResponse<String> into(EmulatorFixture fixture, boolean overwrite) throws IOException, InterruptedException {
        return fixture.client.send(fixture.client
                .request("/_emulator/import?overwrite=" + overwrite)
                .POST(BodyPublishers.ofByteArray(bytes))
                .build());
    }

    /** An entry, each byte a character; empty when there is none. */
    String text(String name) throws IOException {
        return entries().getOrDefault(name, "");
    }

    private Map<String, String> entries() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return entries;
    }

    /** The same file with another entry in the place of that one, or beside the others. */
    ExportedBytes with(String name, String content) throws IOException {
        Map<String, String> entries = entries();
        entries.put(name, content);
        return zip(entries);
    }

    ExportedBytes without(String name) throws IOException {
        Map<String, String> entries = entries();
        entries.remove(name);
        return zip(entries);
    }

    /** With other words in its description. */
    ExportedBytes replacing(String before, String after) throws IOException {
        String state = text("emulator.json");
        if (!state.contains(before)) {
            throw new AssertionError(before + " is not in " + state);
        }
        return with("emulator.json", state.replace(before, after));
    }

    static ExportedBytes zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
                zip.closeEntry();
            }
        }
        return new ExportedBytes(bytes.toByteArray());
    }
}
