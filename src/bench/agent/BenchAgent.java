import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * An agent that only counts: each session that begins and ends is a line of a file of its process, written at once, so
 * that it outlives whatever becomes of the process.
 */
public final class BenchAgent {
    private static final int MAX_SESSIONS = 25;

    private final Set<String> sessions = new TreeSet<>();
    private final FileOutputStream ledger;
    private boolean draining;

    private BenchAgent(FileOutputStream ledger) {
        this.ledger = ledger;
    }

    public static void main(String[] args) throws IOException {
        String name = args[0] + "/" + ProcessHandle.current().pid() + ".log";
        BenchAgent agent = new BenchAgent(new FileOutputStream(name, true));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            agent.drain();
            Runtime.getRuntime().halt(0);
        }));
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(System.getenv("PORT"))), 0);
        server.createContext("/", exchange -> answer(exchange, 200, "OK"));
        server.createContext("/worker", agent::answerWorker);
        server.createContext("/sessions/", agent::answerSession);
        server.start();
    }

    private synchronized void answerWorker(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "{\"active_jobs\": " + sessions.size() + ", \"session_endpoint\": true}");
    }

    private void answerSession(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/sessions/".length());
        boolean put = exchange.getRequestMethod().equals("PUT");
        boolean done = put ? begin(id) : end(id);
        answer(exchange, done ? 200 : put ? 409 : 404, "");
    }

    private synchronized boolean begin(String id) throws IOException {
        if (sessions.contains(id)) {
            return true;
        }
        if (draining || sessions.size() == MAX_SESSIONS) {
            return false;
        }
        sessions.add(id);
        note("+" + id);
        return true;
    }

    private synchronized boolean end(String id) throws IOException {
        boolean ended = sessions.remove(id);
        if (ended) {
            note("-" + id);
            notifyAll();
        }
        return ended;
    }

    private void note(String line) throws IOException {
        ledger.write((line + " " + System.currentTimeMillis() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private synchronized void drain() {
        draining = true;
        while (!sessions.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
