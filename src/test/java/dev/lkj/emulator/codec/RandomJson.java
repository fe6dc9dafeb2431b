package dev.lkj.emulator.codec;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** JSON texts of messages in all the forms that clients may choose, and in some that they may not. */
final class RandomJson {
    private static final JsonMapper JSON = new JsonMapper();
    /** What may stand in any place, mostly where it must not. */
    private static final List<String> MISFITS =
            List.of("null", "true", "0", "-0", "1.5", "1e2", "\"\"", "\"x\"", "[]", "{}", "[null]", "{\"a\":null}");

    private static final List<String> NUMBERS = List.of(
            "5",
            "5.0",
            "1e2",
            "1E+2",
            "100e-2",
            "-0",
            "0.0",
            "\"7\"",
            "\"7.0\"",
            "\"1e1\"",
            "2147483647",
            "2147483648",
            "4294967295",
            "4294967296",
            "-1",
            "-2147483648",
            "-2147483649",
            "1.5",
            "\"\"",
            "\" 1\"",
            "\"01\"",
            "\"+1\"",
            "\".5\"",
            "\"1.\"",
            "1e-1",
            "10e-1",
            "\"NaN\"",
            "1e30",
            "0e30",
            "\"0x1\"");
    private static final List<String> TIMES = List.of(
            "2026-01-02T03:04:05Z",
            "2026-01-02T03:04:05.1Z",
            "2026-01-02T03:04:05.123456789+23:59",
            "2026-01-02T03:04:05-18:30",
            "0001-01-01T00:00:00Z",
            "0001-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59.999999999Z",
            "9999-12-31T23:59:59-00:01",
            "0000-01-01T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2024-02-29T00:00:00Z",
            "2026-01-02T24:00:00Z",
            "2026-01-02T03:04:60Z",
            "2026-01-02T03:04:05",
            "2026-01-02 03:04:05Z",
            "2026-01-02t03:04:05Z",
            "2026-01-02T03:04:05z",
            "2026-01-02T03:04:05.Z",
            "2026-01-02T03:04:05.1234567890Z",
            "2026-01-02T03:04:05+0100",
            "+2026-01-02T03:04:05Z",
            "2026-1-02T03:04:05Z",
            "");

    private final RandomGenerator random;
    private final RandomMessages values;

    RandomJson(RandomGenerator random) {
        this.random = random;
        values = new RandomMessages(random);
    }

    /** A message; about one in three has a fault. */
    String text(Descriptor descriptor) {
        StringBuilder text = new StringBuilder(object(descriptor));
        if (random.nextInt(8) == 0) {
            text.append(values.text());
        }
        if (random.nextInt(6) == 0) {
            damage(text);
        }
        return text.toString();
    }

    private void damage(StringBuilder text) {
        int at = random.nextInt(text.length());
        String alphabet = "{}[]\",:01eE.-+ntf \\u\n\t/#'";
        char other = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, other);
            default -> text.setCharAt(at, other);
        }
    }

    private String object(Descriptor descriptor) {
        List<String> members = new ArrayList<>();
        for (FieldDescriptor field : descriptor.getFields()) {
            int times = random.nextInt(40) == 0 ? 2 : random.nextInt(3) == 0 ? 0 : 1;
            for (int left = times; left > 0; left--) {
                members.add(name(field) + blank() + ":" + blank() + value(field));
            }
        }
        if (random.nextInt(4) == 0) {
            members.add("\"unknown\":" + pick(MISFITS));
        }
        Collections.shuffle(members, new Random(random.nextLong()));
        return "{" + blank() + String.join("," + blank(), members) + "}";
    }

    private String blank() {
        return random.nextInt(5) == 0 ? pick(List.of(" ", "\n", "\t", "\r\n")) : "";
    }

    private String name(FieldDescriptor field) {
        return "\"" + (random.nextBoolean() ? field.getName() : field.getJsonName()) + "\"";
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String value(FieldDescriptor field) {
        if (random.nextInt(30) == 0) {
            return pick(MISFITS);
        }
        List<String> elements = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            elements.add(
                    field.isMapField()
                            ? quoted(values.text()) + ":"
                                    + single(field.getMessageType().findFieldByNumber(2))
                            : single(field));
        }
        if (field.isMapField()) {
            return "{" + String.join(",", elements) + "}";
        }
        return field.isRepeated() ? "[" + String.join(",", elements) + "]" : single(field);
    }

    private String single(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case STRING -> quoted(values.text());
            case BOOLEAN -> random.nextBoolean() ? "true" : "false";
            case INT -> random.nextBoolean() ? pick(NUMBERS) : Integer.toString(values.number());
            case BYTE_STRING -> quoted(base64());
            case ENUM -> constant(field);
            case MESSAGE ->
                field.getMessageType().getFullName().equals("google.protobuf.Timestamp")
                        ? quoted(pick(TIMES))
                        : object(field.getMessageType());
            default -> throw new IllegalStateException(field.getFullName());
        };
    }

    private String constant(FieldDescriptor field) {
        int number = random.nextInt(6) - 1;
        var known = field.getEnumType().findValueByNumber(number);
        if (known == null) {
            return random.nextBoolean() ? Integer.toString(number) : "\"SOMETHING_NEW\"";
        }
        return random.nextBoolean() ? quoted(known.getName()) : Integer.toString(number);
    }

    private String base64() {
        byte[] bytes = values.bytes();
        Base64.Encoder encoder = random.nextBoolean() ? Base64.getEncoder() : Base64.getUrlEncoder();
        String text = (random.nextBoolean() ? encoder : encoder.withoutPadding()).encodeToString(bytes);
        return random.nextInt(10) == 0 ? text + pick(List.of("=", "==", "A", "-", "/", "\n", " ", "-/")) : text;
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
