package dev.lkj.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** JLine costs start-up time: whoever is asked nothing does not load it. */
class LazyInputTest {

    @Test
    void nothingButAQuestionNeedsTheLibraryForInput() throws Exception {
        URL classes = Prompter.class.getProtectionDomain().getCodeSource().getLocation();
        // This loader sees our classes and the JDK: loading JLine would fail.
        try (URLClassLoader ours = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Object prompter = prompterOf(ours);
            Method isInteractive = ours.loadClass(Prompter.class.getName()).getMethod("isInteractive");
            assertThat(isInteractive.invoke(prompter)).isEqualTo(true);
            Method confirm = ours.loadClass(Prompter.class.getName()).getMethod("confirm", String.class, boolean.class);
            assertThatThrownBy(() -> confirm.invoke(prompter, "Sure?", false))
                    .isInstanceOf(InvocationTargetException.class)
                    .hasCauseInstanceOf(NoClassDefFoundError.class);
        }
    }

    private static Object prompterOf(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> terminals = loader.loadClass(Terminal.class.getName());
        Supplier<Object> size = () -> null;
        Object terminal = terminals
                .getMethod("of", Map.class, boolean.class, boolean.class, Supplier.class)
                .invoke(null, Map.of(), true, true, size);
        return loader.loadClass(Prompter.class.getName())
                .getMethod("on", terminals, boolean.class, PrintStream.class)
                .invoke(null, terminal, true, new PrintStream(java.io.OutputStream.nullOutputStream(), true));
    }
}
