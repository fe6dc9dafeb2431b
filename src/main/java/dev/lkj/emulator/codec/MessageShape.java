package dev.lkj.emulator.codec;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.lkj.wire.Presence;
import dev.lkj.wire.Unsigned;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message consists of: the components of its record, in order, under both names that JSON allows. */
final class MessageShape {
    private static final ClassValue<MessageShape> SHAPES = new ClassValue<>() {
        @Override
        protected MessageShape computeValue(Class<?> message) {
            return new MessageShape(message);
        }
    };

    /**
     * A field: its name in snake_case, its type, and how it is asked for.
     *
     * @param escaped the name as JSON has it, kept in bytes that are copied as they are
     * @param presence whether it is left out when it is not set
     * @param unsigned whether an int's bits are a number without a sign
     */
    record Field(
            int index,
            String name,
            SerializableString escaped,
            Type type,
            Method accessor,
            boolean presence,
            boolean unsigned) {}

    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Field> byName = new HashMap<>();
    private final Constructor<?> constructor;

    private MessageShape(Class<?> message) {
        RecordComponent[] components = message.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = message.getDeclaredConstructor(types);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        for (RecordComponent component : components) {
            String camel = component.getName();
            // Messages of a package's own are no less messages.
            component.getAccessor().setAccessible(true);
            String name = snake(camel);
            Field field = new Field(
                    fields.size(),
                    name,
                    new SerializedString(name),
                    component.getGenericType(),
                    component.getAccessor(),
                    component.isAnnotationPresent(Presence.class),
                    component.isAnnotationPresent(Unsigned.class));
            fields.add(field);
            byName.put(field.name(), field);
            byName.put(camel, field);
        }
    }

    static MessageShape of(Class<?> message) {
        return SHAPES.get(message);
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    List<Field> fields() {
        return fields;
    }

    @Nullable
    Field field(String name) {
        return byName.get(name);
    }

    /** A message of these values, in the order of the fields; the record turns null into its default. */
    Object create(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static @Nullable Object value(Object message, Field field) {
        try {
            return field.accessor().invoke(message);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
