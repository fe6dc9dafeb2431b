package dev.lkj.emulator.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Starts programs directly, where there is no POSIX shell: no groups, and on Windows no SIGTERM. */
final class PlainLauncher implements Launcher {

    @Override
    public Process launch(Launch launch) throws IOException {
        InstanceFolder folder = launch.folder();
        ProcessBuilder builder = new ProcessBuilder(launch.command())
                .directory(launch.workdir().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.path().resolve("output.log").toFile()));
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        builder.environment().put(Mark.VARIABLE, launch.mark().toString());
        builder.environment().put(Mark.INSTANCE_VARIABLE, launch.instanceId());
        Process process = builder.start();
        process.getOutputStream().close();
        folder.noteLeader(ProcessIdentity.of(process.toHandle()));
        var unused = process.onExit().thenAccept(ended -> noteExit(folder, ended.exitValue()));
        return process;
    }

    private static void noteExit(InstanceFolder folder, int code) {
        try {
            folder.noteExit(code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void kill(ProcessIdentity leader) {
        if (leader.isAlive()) {
            ProcessHandle.of(leader.pid()).ifPresent(process -> {
                // The leader first: one that waits for its children would see them go, and end as if by itself.
                List<ProcessHandle> children = process.descendants().toList();
                process.destroyForcibly();
                children.forEach(ProcessHandle::destroyForcibly);
            });
        }
    }

    @Override
    public boolean canTerminate() {
        return ProcessHandle.current().supportsNormalTermination();
    }
}
