package dev.lkj.bench.speed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.EnumSet;
import java.util.Set;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for this machine's loopback address, and JDKs that trust it.
 *
 * <p>lkj trusts what its JDK trusts. Options that name another trust store would switch its start-up caches off, so the
 * certificate goes where an administrator puts one: into the JDK's own trust store, that of a copy.
 */
final class LoopbackCertificate {
    private static final String PASSWORD = "changeit";

    /** Parts of a JDK that run nothing. */
    private static final Set<String> NOT_COPIED = Set.of("jmods", "src.zip", "demo", "man", "legal", "include");

    private final Installer installer;
    private final Path folder;
    private final Path keys;
    private final Path certificate;

    private LoopbackCertificate(Installer installer, Path folder) {
        this.installer = installer;
        this.folder = folder;
        keys = folder.resolve("server.p12");
        certificate = folder.resolve("server.pem");
    }

    /** Makes one with the tools of a JDK. */
    static LoopbackCertificate make(Installer installer, Path folder, Jdk jdk)
            throws IOException, InterruptedException {
        LoopbackCertificate made = new LoopbackCertificate(installer, folder);
        String keytool = jdk.program("keytool");
        String store = made.keys.toString();
        installer.run(
                folder,
                jdk,
                keytool,
                "-genkeypair",
                "-alias",
                "bench",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store);
        installer.run(
                folder,
                jdk,
                keytool,
                "-exportcert",
                "-rfc",
                "-alias",
                "bench",
                "-storepass",
                PASSWORD,
                "-keystore",
                store,
                "-file",
                made.certificate.toString());
        return made;
    }

    /** The certificate, for programs that take a file of what they trust. */
    Path file() {
        return certificate;
    }

    /** Sockets of a server that has it. */
    ServerSocketFactory sockets() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    /** A copy of a JDK that trusts it. */
    Jdk trusting(Jdk jdk) throws IOException, InterruptedException {
        Path home = folder.resolve("trusting-" + jdk.feature());
        copy(jdk.home(), home);
        Jdk copy = Jdk.at(home);
        installer.run(
                folder,
                copy,
                copy.program("keytool"),
                "-importcert",
                "-noprompt",
                "-cacerts",
                "-alias",
                "lkj-bench",
                "-storepass",
                PASSWORD,
                "-file",
                certificate.toString());
        return copy;
    }

    /** Links are followed: some systems keep a JDK's settings elsewhere. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path place, BasicFileAttributes facts) throws IOException {
                        if (NOT_COPIED.contains(String.valueOf(place.getFileName()))) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(
                                to.resolve(from.relativize(place).toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                        if (!NOT_COPIED.contains(String.valueOf(file.getFileName()))) {
                            Files.copy(file, to.resolve(from.relativize(file).toString()));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) {
                        // A link to a document that is not installed.
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
