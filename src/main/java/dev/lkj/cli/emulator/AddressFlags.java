package dev.lkj.cli.emulator;

import dev.lkj.emulator.api.Addresses;
import java.util.List;
import picocli.CommandLine.Option;

/** Where an emulator listens, and what clients on other machines call it. */
final class AddressFlags {
    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address of this machine to listen on, 0.0.0.0 for all of them (default: ${DEFAULT-VALUE})."
                    + " Others can reach it then: not with --dev.")
    private String host = "127.0.0.1";

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            defaultValue = "",
            description = "What clients call it who come by a name or a forwarded port, such as http://emulator:8790.")
    private String publicUrl = "";

    Addresses addresses() {
        return Addresses.of(host, publicUrl);
    }

    /** What to know when others can reach it; none when they cannot. */
    List<String> warning() {
        Addresses addresses = addresses();
        return addresses.open()
                ? List.of(
                        "It listens on " + addresses.text()
                                + ", in plain HTTP: who reaches it there needs the key and the",
                        "secret for everything, and has this user's rights with them.")
                : List.of();
    }
}
