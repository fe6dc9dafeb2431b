package dev.lkj.emulator.engine.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.container.Daemon;
import dev.lkj.emulator.engine.InstanceSpec;
import java.util.Map;
import java.util.TreeMap;

/** The container of an instance, as the daemon is told: its own environment, few rights, nothing of this machine. */
final class ContainerSettings {
    /** Whose it is. */
    static final String OWNER_LABEL = "dev.lkj.emulator";

    /** Which instance it is. */
    static final String INSTANCE_LABEL = "dev.lkj.instance";

    /** Where it answers {@code GET /}: a port of its own network, or of this machine's when that is its network. */
    static final String PORT_LABEL = "dev.lkj.port";

    /** Enough for any agent and its models, and an end for one that leaks; the service's own limits are not documented. */
    private static final long MEMORY_BYTES = 4L << 30;

    private static final int PROCESSES = 2048;

    /** Room for what it prints, as the process engine has it. */
    private static final String LOG_SIZE = "8m";

    private static final String LANG = "C.UTF-8";

    private final Owner owner;
    private final InstanceNetwork network;
    private final boolean podman;

    ContainerSettings(Owner owner, InstanceNetwork network, boolean podman) {
        this.owner = owner;
        this.network = network;
        this.podman = podman;
    }

    /** The body of the call that makes it. */
    ObjectNode of(InstanceSpec spec, String reference, ImageFacts image, int port) {
        ObjectNode settings = Daemon.JSON.createObjectNode();
        settings.put("Image", reference);
        settings.put("StopSignal", "SIGTERM");
        if (!podman) {
            // The emulator looks at its health itself. Podman would want systemd's timers even for none.
            settings.putObject("Healthcheck").putArray("Test").add("NONE");
        }
        settings.putObject("Labels")
                .put(OWNER_LABEL, owner.name())
                .put(INSTANCE_LABEL, spec.instanceId())
                .put(PORT_LABEL, Integer.toString(port));
        ArrayNode variables = settings.putArray("Env");
        environment(spec, image, port).forEach((name, value) -> variables.add(name + "=" + value));
        settings.putObject("ExposedPorts").putObject(port + "/tcp");
        limit(settings.putObject("HostConfig"), port);
        return settings;
    }

    private Map<String, String> environment(InstanceSpec spec, ImageFacts image, int port) {
        Map<String, String> environment = new TreeMap<>(spec.environment());
        environment.computeIfPresent("LIVEKIT_URL", (name, url) -> network.url(url));
        environment.put("PORT", Integer.toString(port));
        environment.put("LKJ_SECRETS_DIR", SecretFiles.FOLDER);
        if (!image.hasLang()) {
            environment.putIfAbsent("LANG", LANG);
        }
        return environment;
    }

    private void limit(ObjectNode host, int port) {
        host.putArray("CapDrop").add("ALL");
        host.putArray("SecurityOpt").add("no-new-privileges");
        host.put("PidsLimit", PROCESSES);
        host.put("Memory", MEMORY_BYTES);
        host.putObject("RestartPolicy").put("Name", "no");
        ObjectNode log = host.putObject("LogConfig").put("Type", podman ? "k8s-file" : "json-file");
        log.putObject("Config").put("max-size", LOG_SIZE);
        if (network.ofHost()) {
            host.put("NetworkMode", "host");
            return;
        }
        host.put("NetworkMode", "default");
        host.putObject("PortBindings")
                .putArray(port + "/tcp")
                .addObject()
                .put("HostIp", "127.0.0.1")
                .put("HostPort", podman ? "" : "0");
        if (!network.hostEntry().isEmpty()) {
            host.putArray("ExtraHosts").add(network.hostEntry());
        }
    }
}
