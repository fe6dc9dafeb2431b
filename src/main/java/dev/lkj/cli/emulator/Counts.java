package dev.lkj.cli.emulator;

/** What an emulator has, in numbers. */
final class Counts {
    private Counts() {}

    static String of(int agents, int versions, int privateLinks) {
        return number(agents, "agent") + ", " + number(versions, "version") + ", "
                + number(privateLinks, "private link");
    }

    private static String number(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
