package dev.lkj.wire;

import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets every field be read under its Java name too, which is the lowerCamelCase form of its name on the wire. */
final class CamelCaseAliases extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable List<PropertyName> findPropertyAliases(Annotated member) {
        // A record is read through its constructor, whose parameters stand in the order of its components.
        if (member instanceof AnnotatedParameter parameter) {
            RecordComponent[] components =
                    parameter.getOwner().getDeclaringClass().getRecordComponents();
            if (components != null && parameter.getIndex() < components.length) {
                return List.of(PropertyName.construct(components[parameter.getIndex()].getName()));
            }
        }
        return super.findPropertyAliases(member);
    }
}
