package dev.lkj.wire;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message consists of: the components of its record, in order, under both names that JSON allows. */
public final class MessageShape {
    private static final ClassValue<MessageShape> SHAPES = new ClassValue<>() {
        @Override
        protected MessageShape computeValue(Class<?> message) {
            return new MessageShape(message);
        }
    };

    /**
     * A field: its names in JSON, its type, and how it is asked for.
     *
     * @param index its place in the message, from 0
     * @param name its name in snake_case
     * @param escaped that name as JSON has it, kept in bytes that are copied as they are
     * @param camel its name in lowerCamelCase
     * @param type with its arguments, for lists and maps
     * @param presence whether it is left out when it is not set
     * @param unsigned whether an int's bits are a number without a sign
     */
    public record Field(
            int index,
            String name,
            SerializableString escaped,
            String camel,
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
            // Messages of a package's own are no less messages.
            component.getAccessor().setAccessible(true);
            Field field = field(component);
            fields.add(field);
            byName.put(field.name(), field);
            byName.put(field.camel(), field);
        }
    }

    private Field field(RecordComponent component) {
        FieldName other = component.getAnnotation(FieldName.class);
        String camel = other == null ? component.getName() : other.value();
        return new Field(
                fields.size(),
                snake(camel),
                new SerializedString(snake(camel)),
                camel,
                component.getGenericType(),
                component.getAccessor(),
                component.isAnnotationPresent(Presence.class),
                component.isAnnotationPresent(Unsigned.class));
    }

    /** The shape of a message, which must be a record. */
    public static MessageShape of(Class<?> message) {
        return SHAPES.get(message);
    }

    private static String snake(String camel) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char c = camel.charAt(i);
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }

    /** The fields in the order of the record. */
    public List<Field> fields() {
        return fields;
    }

    /** The field of a name in either spelling; null when there is none. */
    public @Nullable Field field(String name) {
        return byName.get(name);
    }

    /** A message of these values, in the order of the fields; the record turns null into its default. */
    public Object create(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of a message's field. */
    public static @Nullable Object value(Object message, Field field) {
        try {
            return field.accessor().invoke(message);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
