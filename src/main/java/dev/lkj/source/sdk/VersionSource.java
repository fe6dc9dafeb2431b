package dev.lkj.source.sdk;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file that may tell the version of the SDK.
 *
 * @param name its name in the project folder
 * @param priority the higher, the more it is believed: what is locked before what is asked for
 * @param extract finds the version expression in its content
 */
record VersionSource(String name, int priority, Function<String, Optional<String>> extract) {
    private static final int LOCKED = 10;
    private static final int COMPILED = 8;
    private static final int MANIFEST = 5;
    private static final int LIST = 3;
    private static final int SCRIPT = 2;

    /** In the order in which they are looked at; of two that are believed alike the first counts. */
    static final List<VersionSource> PYTHON = List.of(
            new VersionSource("requirements.txt", LIST, PythonFiles::requirements),
            new VersionSource("requirements.lock", COMPILED, PythonFiles::requirements),
            new VersionSource("pyproject.toml", MANIFEST, PythonFiles::pyproject),
            new VersionSource("Pipfile", LIST, PythonFiles::pipfile),
            new VersionSource("Pipfile.lock", LOCKED, content -> Optional.empty()),
            new VersionSource("setup.py", SCRIPT, PythonFiles::setupPy),
            new VersionSource("setup.cfg", SCRIPT, PythonFiles::setupCfg),
            new VersionSource("poetry.lock", LOCKED, PythonFiles::packageLock),
            new VersionSource("uv.lock", LOCKED, PythonFiles::packageLock));

    /** In the order in which they are looked at. */
    static final List<VersionSource> NODE = List.of(
            new VersionSource("package.json", MANIFEST, NodeFiles::packageJson),
            new VersionSource("package-lock.json", LOCKED, NodeFiles::packageLock),
            new VersionSource("yarn.lock", LOCKED, NodeFiles::yarnLock),
            new VersionSource("pnpm-lock.yaml", LOCKED, NodeFiles::pnpmLock),
            new VersionSource("bun.lockb", LOCKED, content -> Optional.empty()));
}
