package dev.lkj.bench.speed;

import java.util.List;

/** One thing that is measured, a row of the table. */
interface Row {
    /** Its name on the command line. */
    String name();

    /** What it is, in the table. */
    String title();

    /** What is to be reached; empty where that is not set. */
    List<Goal> goals();

    /** Measures it. */
    Finding measure(Stage stage) throws Exception;
}
