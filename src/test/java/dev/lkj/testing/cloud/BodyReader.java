package dev.lkj.testing.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads what a request carries: the fields of an RPC, or the form of an upload with its archive. */
final class BodyReader {
    private static final Pattern NAME = Pattern.compile("[ ;]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?i)Content-Type: ([^\r\n]+)");

    private BodyReader() {}

    static JsonNode read(String path, Map<String, String> headers, byte[] body) {
        try {
            if (path.startsWith("/twirp/")) {
                String type = headers.getOrDefault("Content-Type", "");
                if (!type.startsWith("application/json")) {
                    throw new IOException("not JSON: " + type);
                }
                return Messages.normalise(Messages.JSON.readTree(body));
            }
            if (path.startsWith("/api/")) {
                return Messages.JSON.readTree(body);
            }
            if (path.startsWith("/v2/") && body.length > 0) {
                return path.contains("/manifests/") ? Messages.JSON.readTree(body) : blob(body);
            }
            if (!path.startsWith("/upload/")) {
                return Messages.JSON.createObjectNode();
            }
            String type = headers.getOrDefault("Content-Type", "");
            return type.equals("application/gzip")
                    ? Messages.JSON.createObjectNode().set("archive", archive(body))
                    : form(type, body);
        } catch (IOException e) {
            return Messages.JSON.createObjectNode().put("unreadable", e.toString());
        }
    }

    /** Of a compressed blob the content counts, too: how well it is compressed is free. */
    private static JsonNode blob(byte[] body) throws IOException {
        ObjectNode blob =
                Messages.JSON.createObjectNode().put("sha256", sha256(body)).put("size", body.length);
        if (body.length > 2 && body[0] == 0x1F && body[1] == (byte) 0x8B) {
            byte[] content = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            blob.put("contentSha256", sha256(content)).put("contentSize", content.length);
        }
        return blob;
    }

    /** One character is one byte here, so that positions in the text are positions in the body. */
    private static JsonNode form(String type, byte[] body) throws IOException {
        String boundary = "--" + type.substring(type.indexOf("boundary=") + 9).replace("\"", "");
        String text = new String(body, StandardCharsets.ISO_8859_1);
        ObjectNode form = Messages.JSON.createObjectNode();
        ObjectNode fields = form.putObject("fields");
        for (int at = text.indexOf(boundary); ; ) {
            int start = at + boundary.length();
            if (text.startsWith("--", start)) {
                return form;
            }
            at = text.indexOf("\r\n" + boundary, start);
            if (at < 0) {
                throw new IOException("the form has no end");
            }
            int head = text.indexOf("\r\n\r\n", start);
            part(form, fields, text.substring(start, head), text.substring(head + 4, at));
            at += 2;
        }
    }

    private static void part(ObjectNode form, ObjectNode fields, String head, String content) throws IOException {
        if (form.has("file")) {
            form.put("afterFile", true);
        }
        Matcher type = TYPE.matcher(head);
        String name = group(NAME, head);
        if (!head.contains("filename=")) {
            ObjectNode field = fields.putObject(name).put("value", content);
            if (type.find()) {
                field.put("contentType", type.group(1));
            }
            return;
        }
        form.putObject("file")
                .put("name", name)
                .put("filename", group(FILE_NAME, head))
                .put("contentType", type.find() ? type.group(1) : "");
        form.set("archive", archive(content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static ObjectNode archive(byte[] bytes) throws IOException {
        Map<String, ObjectNode> entries = new TreeMap<>();
        boolean ordered = true;
        String before = "";
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes));
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacked, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String key = entry.getName()
                        .replaceAll("^\\./$", "")
                        .replaceAll("/$", "")
                        .replace('/', '\0');
                ordered &= before.compareTo(key) <= 0;
                before = key;
                entries.put(entry.getName(), entry(entry, tar.readAllBytes()));
            }
        }
        ObjectNode archive = Messages.JSON.createObjectNode();
        ArrayNode list = archive.putArray("entries");
        entries.values().forEach(list::add);
        return archive.put("walkOrder", ordered);
    }

    private static ObjectNode entry(TarArchiveEntry entry, byte[] content) {
        ObjectNode node = Messages.JSON.createObjectNode();
        node.put("mode", "%04o".formatted(entry.getMode() & 07777)).put("name", entry.getName());
        if (entry.isFile()) {
            node.put("sha256", sha256(content));
        }
        return node.put("size", (int) entry.getSize()).put("type", String.valueOf((char) entry.getLinkFlag()));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
