package dev.lkj.docs;

import java.util.Arrays;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Tests that a page or a table names, as in {@code cli.PromoteTest#bothVersionsAreNamed}. */
final class NamedTests {
    private NamedTests() {}

    /** Whether there is a test of that name, below this project's package. */
    static boolean exists(String name) {
        String[] parts = name.split("#", -1);
        if (parts.length != 2) {
            return false;
        }
        try {
            return Arrays.stream(Class.forName("dev.lkj." + parts[0]).getDeclaredMethods())
                    .filter(method -> method.getName().equals(parts[1]))
                    .anyMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
