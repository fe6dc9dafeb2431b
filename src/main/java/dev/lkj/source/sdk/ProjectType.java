package dev.lkj.source.sdk;

/** The kinds of projects that the service has templates and SDK minimums for. */
public enum ProjectType {
    /** JavaScript or TypeScript. */
    NODE("node"),
    /** Python, with pip or what works like it. */
    PYTHON_PIP("python.pip"),
    /** Python, with uv. */
    PYTHON_UV("python.uv");

    private final String label;

    ProjectType(String label) {
        this.label = label;
    }

    /** What messages call it. */
    public String label() {
        return label;
    }

    /** Whether it is written in Python. */
    public boolean isPython() {
        return this != NODE;
    }
}
