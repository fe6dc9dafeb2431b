package dev.lkj.emulator.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.List;
import java.util.random.RandomGenerator;

/** Messages with any values that they can have, of any kind that is described. */
final class RandomMessages {
    private static final List<String> TEXTS =
            List.of("", "a", "CA_1", "ä", "\u0000", "\u2028<&>\"\\", "😀", " x ", "null", "0", "agent_id", "\uFFFF");
    private static final long FIRST_SECOND = -62135596800L;
    private static final long LAST_SECOND = 253402300799L;

    private final RandomGenerator random;

    RandomMessages(RandomGenerator random) {
        this.random = random;
    }

    Message message(Descriptor descriptor) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(descriptor);
        if (descriptor.getFullName().equals("google.protobuf.Timestamp")) {
            return message.setField(descriptor.findFieldByNumber(1), random.nextLong(FIRST_SECOND, LAST_SECOND + 1))
                    .setField(descriptor.findFieldByNumber(2), nanos())
                    .build();
        }
        for (FieldDescriptor field : descriptor.getFields()) {
            if (random.nextInt(3) == 0) {
                continue;
            }
            if (field.isRepeated()) {
                for (int left = random.nextInt(3); left > 0; left--) {
                    message.addRepeatedField(field, single(field));
                }
            } else {
                message.setField(field, single(field));
            }
        }
        return message.build();
    }

    int nanos() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1000) * 1_000_000;
            case 2 -> random.nextInt(1_000_000) * 1000;
            default -> random.nextInt(1_000_000_000);
        };
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size())) + (random.nextBoolean() ? "" : random.nextInt(100));
    }

    byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        return bytes;
    }

    int number() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(-3, 100);
            case 2 -> random.nextBoolean() ? Integer.MAX_VALUE : Integer.MIN_VALUE;
            default -> random.nextInt();
        };
    }

    private Object single(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case STRING -> text();
            case BOOLEAN -> random.nextBoolean();
            case INT -> number();
            case BYTE_STRING -> ByteString.copyFrom(bytes());
            case ENUM -> constant(field);
            case MESSAGE -> message(field.getMessageType());
            default -> throw new IllegalStateException(field.getFullName());
        };
    }

    private EnumValueDescriptor constant(FieldDescriptor field) {
        List<EnumValueDescriptor> values = field.getEnumType().getValues();
        return values.get(random.nextInt(values.size()));
    }
}
