package dev.lkj.process;

import dev.lkj.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An S3 store on this machine that checks presigned forms; nobody here wrote it. */
final class S3Store implements AutoCloseable {
    static final String BUCKET = "lkj";
    static final String KEY = "AKIALOCAL";
    static final String SECRET = "secretlocal";

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final Process process;
    private final Path data;
    private final int port;

    /**
     * Starts one.
     *
     * @param jar S3Proxy with all that it needs
     * @param folder for its files
     */
    S3Store(Path jar, Path folder) throws IOException {
        data = folder.resolve("data");
        Files.createDirectories(data.resolve(BUCKET));
        try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
            port = free.getLocalPort();
        }
        Path properties = folder.resolve("s3proxy.properties");
        Files.writeString(properties, """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port, KEY, SECRET, data));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(
                        List.of(java, "-Xmx256m", "-jar", jar.toString(), "--properties", properties.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        Await.until("the store answers, see " + folder.resolve("s3proxy.log"), this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket(LOOPBACK, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where forms for the bucket are sent. */
    String url() {
        return endpoint() + "/" + BUCKET;
    }

    /** Where it answers. */
    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    /** The file that holds what was stored under a name. */
    Path stored(String key) {
        return data.resolve(BUCKET).resolve(key);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
