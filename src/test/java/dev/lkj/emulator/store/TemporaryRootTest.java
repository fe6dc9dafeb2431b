package dev.lkj.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryRootTest {
    @TempDir
    private Path parent;

    @Test
    void aFolderInUseIsLeftAloneByOtherProcessesHoweverManyThisOneHas() throws Exception {
        try (Folder first = Folder.temporary(parent);
                Folder second = Folder.temporary(parent)) {
            OtherEmulator.run(parent);
            assertThat(first.root()).exists();
            assertThat(second.root()).exists();
        }
    }

    @Test
    void whatAKilledOneLeftIsRemovedByTheNext() throws Exception {
        Path left = OtherEmulator.run(parent);
        assertThat(left).exists();
        Folder.temporary(parent).close();
        assertThat(left).doesNotExist();
    }
}
