package dev.lkj.emulator.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts each instance in a process group of its own, through a shell that stays and keeps watch: it notes how the
 * instance ended also when the emulator is gone by then.
 */
final class GroupLauncher implements Launcher {
    private static final int KILL_SECONDS = 2;
    private static final File NOTHING = new File("/dev/null");

    /** Names begin with {@code lkj_}: a variable of the agent's environment of the same name would be overwritten. */
    private static final String SCRIPT = """
            # Runs one instance of the lkj emulator, which writes this file anew at each start.
            #   keep FOLDER SHELL SETSID MARK INSTANCE PROGRAM...   starts the instance and waits for its end
            #   run FOLDER MARK INSTANCE PROGRAM...                 becomes the instance

            lkj_field_20() {
                shift 19
                echo "$1"
            }

            # Notes this process in a file: its id and when it began.
            lkj_note() {
                if [ -r /proc/$$/stat ]; then
                    read -r lkj_stat < /proc/$$/stat
                    lkj_began=$(lkj_field_20 ${lkj_stat##*) })
                else
                    lkj_began=@$(date +%s)
                fi
                echo "$$ $lkj_began" > "$1"
            }

            case $1 in
            keep)
                lkj_folder=$2 lkj_shell=$3 lkj_setsid=$4
                shift 4
                lkj_note "$lkj_folder/keeper"
                # Ctrl-C at the emulator is not meant for this shell; children get the usual meaning back.
                trap : HUP INT QUIT TERM
                if [ -n "$lkj_setsid" ]; then
                    "$lkj_setsid" "$lkj_shell" "$0" run "$lkj_folder" "$@" >> "$lkj_folder/output.log" 2>&1
                    lkj_code=$?
                else
                    set -m
                    "$lkj_shell" "$0" run "$lkj_folder" "$@" >> "$lkj_folder/output.log" 2>&1 &
                    wait $!
                    lkj_code=$?
                    # A signal to this shell ends the waiting, not the instance.
                    while kill -0 $!; do
                        wait $!
                        lkj_code=$?
                    done
                fi
                # What the instance started ends with it, as in a container.
                read -r lkj_leader lkj_began < "$lkj_folder/pid" && kill -s KILL -- "-$lkj_leader"
                echo "$lkj_code" > "$lkj_folder/exit"
                ;;
            run)
                lkj_note "$2/pid"
                LKJ_EMULATOR=$3 LKJ_INSTANCE=$4
                export LKJ_EMULATOR LKJ_INSTANCE
                shift 4
                if ! command -v "$1" > /dev/null; then
                    echo "lkj emulator: cannot start $1: no such program on this machine, or not executable"
                    exit 127
                fi
                exec "$@"
                ;;
            esac
            """;

    private final Path shell;
    private final String setsid;
    private final Path script;

    private GroupLauncher(Path shell, String setsid, Path script) {
        this.shell = shell;
        this.setsid = setsid;
        this.script = script;
    }

    /** Writes the script; without {@code setsid} the shell's own job control makes the groups. */
    static GroupLauncher create(Path folder, Path shell, Optional<Path> setsid) throws IOException {
        Path script = folder.resolve("instance.sh");
        Files.writeString(script, SCRIPT);
        return new GroupLauncher(shell, setsid.map(Path::toString).orElse(""), script);
    }

    @Override
    public Process launch(Launch launch) throws IOException {
        String folder = launch.folder().path().toString();
        List<String> command = new ArrayList<>(List.of(shell.toString(), script.toString(), "keep", folder));
        command.addAll(List.of(shell.toString(), setsid, launch.mark().toString(), launch.instanceId()));
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.workdir().toFile())
                .redirectInput(NOTHING)
                .redirectOutput(NOTHING)
                .redirectError(NOTHING);
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        return builder.start();
    }

    @Override
    public void kill(ProcessIdentity leader) {
        if (!leader.isAlive()) {
            return;
        }
        try {
            String group = Long.toString(leader.pid());
            Process kill = new ProcessBuilder(shell.toString(), "-c", "kill -s KILL -- \"-$1\"", "sh", group)
                    .redirectOutput(NOTHING)
                    .redirectError(NOTHING)
                    .start();
            kill.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // The process itself is killed below all the same.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (leader.isAlive()) {
            ProcessHandle.of(leader.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public boolean canTerminate() {
        return true;
    }
}
