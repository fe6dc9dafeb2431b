package dev.lkj.emulator.codec;

import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The one mapper for JSON whose members are not known beforehand.
 *
 * <p>It is alone here because a class with a mapper of its own makes it as soon as the class is touched, and the first
 * mapper of a process loads 400 classes, a tenth of the emulator's start. Here it is made when somebody uses it: most
 * emulators never do, as messages are read and written without it.
 */
public final class JsonTrees {
    /** Reads, makes and writes trees. */
    public static final JsonMapper JSON = new JsonMapper();

    private JsonTrees() {}
}
