package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the page of the emulator to what its state consists of. */
class StatePageTest {
    @Test
    void everyFieldOfTheStateIsExplained() throws Exception {
        String page = Files.readString(Path.of("docs/emulator.md"));
        List<String> fields = Stream.concat(
                        Stream.of(StateView.class), Arrays.stream(StateView.class.getDeclaredClasses()))
                .flatMap(view -> Arrays.stream(view.getRecordComponents()))
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
        assertThat(fields).isNotEmpty().allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
    }
}
