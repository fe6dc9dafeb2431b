package dev.lkj.cli.emulator;

import picocli.CommandLine.Option;

/** Which of this machine's emulators is meant. */
final class PortOption {
    @Option(names = "--port", paramLabel = "PORT", description = "Port of the emulator (default: the only one).")
    private int port;

    int port() {
        return port;
    }
}
