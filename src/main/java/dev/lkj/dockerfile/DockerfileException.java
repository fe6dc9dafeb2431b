package dev.lkj.dockerfile;

/** A Dockerfile that cannot be read; its message names the line, as Docker's own does. */
public final class DockerfileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String message;

    /** A fault at a line, counted from 1; 0 stands for the file as a whole. */
    public DockerfileException(int line, String fault) {
        super(fault);
        this.line = line;
        this.message = line == 0 ? fault : "dockerfile parse error on line " + line + ": " + fault;
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** The line, counted from 1; 0 for the file as a whole. */
    public int line() {
        return line;
    }
}
