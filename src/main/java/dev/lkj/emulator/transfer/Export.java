package dev.lkj.emulator.transfer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.emulator.codec.JsonTrees;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.state.Portable;
import dev.lkj.emulator.state.ProjectSettings;
import dev.lkj.emulator.state.SourceOf;
import dev.lkj.emulator.store.SourceFiles;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the state of a running emulator as one file. */
public final class Export {
    private final AgentHost host;
    private final SourceFiles sources;
    private final String engine;
    private final Clock clock;

    /** One of an emulator whose engine has this name. */
    public Export(AgentHost host, SourceFiles sources, String engine, Clock clock) {
        this.host = host;
        this.sources = sources;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Writes all of it.
     *
     * @throws IOException also when a source is dropped while it is written; the file is of no use then
     */
    public void writeTo(OutputStream out) throws IOException {
        ProjectSettings project = host.read(state -> state.settings());
        Portable portable = host.read(Portable::of);
        ZipOutputStream zip = new ZipOutputStream(out);
        // Sources are compressed already.
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(Contents.STATE));
        zip.write(JsonTrees.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(state(project, portable)));
        zip.closeEntry();
        for (SourceOf source : portable.sources()) {
            Path file = sources.source(source.agentId(), source.tag());
            if (Files.exists(file)) {
                write(zip, Contents.source(source), file);
            }
            Path log = sources.buildLog(source.agentId(), source.tag());
            if (Files.exists(log)) {
                write(zip, Contents.log(source), log);
            }
        }
        zip.finish();
    }

    private static void write(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    private ObjectNode state(ProjectSettings project, Portable portable) {
        ObjectNode state = JsonTrees.JSON.createObjectNode();
        state.put("format", Contents.FORMAT);
        state.put("time", clock.now().toString());
        state.put("engine", engine);
        state.put("plan", project.plan().word());
        ArrayNode regions = state.putArray("regions");
        project.regions().forEach(regions::add);
        state.putArray("agents").addAll(portable.agents());
        state.putArray("private_links").addAll(portable.links());
        ObjectNode secrets = state.putObject("secrets_left_out");
        portable.secrets().forEach((agent, names) -> names.forEach(secrets.withArray(agent)::add));
        ArrayNode list = state.putArray("sources");
        portable.sources().stream()
                .filter(source -> Files.exists(sources.source(source.agentId(), source.tag())))
                .forEach(source -> list.add(Contents.source(source)));
        return state;
    }
}
