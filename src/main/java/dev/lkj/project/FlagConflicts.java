package dev.lkj.project;

import dev.lkj.error.LkjException;
import dev.lkj.project.Credentials.Setting;
import java.util.Optional;

/** Flags that name two different targets, or half of one: never a reason to take a third. */
record FlagConflicts(ProjectFlags flags, Credentials credentials) {

    void check() {
        if (flags.dev()) {
            rejectWithDev("project", flags.projectOrEmpty(), "--project");
            rejectWithDev("subdomain", flags.subdomainOrEmpty(), "--subdomain");
            rejectWithDev(credentials.apiKey());
            rejectWithDev(credentials.apiSecret());
        }
        boolean named =
                !flags.projectOrEmpty().isEmpty() || !flags.subdomainOrEmpty().isEmpty();
        if (!named && !flags.dev()) {
            rejectHalf(credentials.apiKey(), credentials.apiSecret());
            rejectHalf(credentials.apiSecret(), credentials.apiKey());
        }
    }

    private static void rejectWithDev(Setting setting) {
        rejectWithDev(setting.name(), setting.value(), setting.source());
    }

    private static void rejectWithDev(String name, String value, String source) {
        if (!value.isEmpty()) {
            String wayOut = source.startsWith("--") ? "leave out " + source : "unset " + source;
            throw LkjException.usage("both " + name + " and dev flags are set: " + source + " and --dev")
                    .withHint(wayOut + " or --dev");
        }
    }

    private static void rejectHalf(Setting given, Setting other) {
        if (given.isFlag() && given.isGiven() && other.value().isEmpty()) {
            throw LkjException.usage(other.name() + " is required: " + given.source() + " was given without it")
                    .withHint("add --" + other.name() + ", or leave out " + given.source());
        }
    }

    /** Flags beside the choice of a configured project must mean the same project. */
    static void checkSame(ProjectFlags flags, ConfiguredProject entry) {
        Optional<String> chosen = entry.subdomain();
        String is = "project " + Printable.of(entry.name()) + " is " + ProjectUrl.shown(entry.url());
        if (!flags.subdomainOrEmpty().isEmpty() && !chosen.equals(Optional.of(flags.subdomainOrEmpty()))) {
            throw LkjException.usage("--subdomain " + Printable.of(flags.subdomainOrEmpty()) + " was given, but " + is)
                    .withHint("leave out --subdomain or --project");
        }
        if (!flags.urlOrEmpty().isEmpty() && !ProjectUrl.sameHost(entry.url(), flags.urlOrEmpty())) {
            throw LkjException.usage("--url " + ProjectUrl.shown(flags.urlOrEmpty()) + " was given, but " + is)
                    .withHint("leave out --url, or give --api-key and --api-secret with it and no --project");
        }
    }
}
