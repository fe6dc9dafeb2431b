package dev.lkj.dockerfile;

import java.util.List;

/**
 * A stage of the build: a FROM and what follows it.
 *
 * @param index its number, counted from 0
 * @param name what {@code AS} calls it, in lower case; empty when it has no name
 * @param image what it starts from, variables not replaced: an image or the name of an earlier stage
 * @param instructions what follows the FROM
 */
public record Stage(int index, String name, String image, Instruction from, List<Instruction> instructions) {
    /** Copies the list. */
    public Stage {
        instructions = List.copyOf(instructions);
    }
}
