package dev.lkj.emulator.engine;

import java.io.File;
import java.util.HashMap;
import java.util.Map;

/** The whole environment of an instance: what its image and its agent set, and what a process cannot do without. */
final class InstanceEnvironment {
    /** UTF-8 without the customs of any country, as in most images. */
    private static final String LANG = "C.UTF-8";

    private InstanceEnvironment() {}

    static Map<String, String> of(
            Image image, InstanceSpec spec, HostPaths paths, Programs programs, InstanceFolder folder) {
        Map<String, String> environment = new HashMap<>();
        image.environment().forEach((name, value) -> environment.put(name, paths.value(value)));
        environment.putAll(spec.environment());
        environment.putIfAbsent("LANG", LANG);
        environment.merge("PATH", programs.path(), InstanceEnvironment::joined);
        environment.put("HOME", folder.home().toString());
        environment.put("PORT", Integer.toString(folder.port()));
        environment.put("LKJ_SECRETS_DIR", folder.secrets().toString());
        return environment;
    }

    private static String joined(String first, String second) {
        String start = first.endsWith(":") ? first.substring(0, first.length() - 1) : first;
        return start.isEmpty() ? second : start + File.pathSeparator + second;
    }
}
