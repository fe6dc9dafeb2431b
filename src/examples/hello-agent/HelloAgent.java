import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A small agent to try deploys, rollouts and rollbacks with: it takes sessions, says how it is, and drains.
 *
 * <p>It speaks to nobody: sessions are only begun, counted and ended. A real agent uses one of LiveKit's SDKs, which
 * bring all of this along.
 *
 * <p>Run it with {@code java HelloAgent.java start}; change the greeting and deploy again to see a new version.
 */
public final class HelloAgent {
    private static final String GREETING = "Hello";

    /** As many sessions one instance takes at a time; whoever hosts it starts another one when it is full. */
    private static final int MAX_SESSIONS = 5;

    private final Set<String> sessions = new TreeSet<>();
    private boolean draining;

    public static void main(String[] args) throws IOException {
        if (args.length != 1 || !args[0].equals("start")) {
            System.err.println("usage: java HelloAgent.java start");
            System.exit(2);
        }
        Map<String, String> environment = System.getenv();
        int port = Integer.parseInt(environment.getOrDefault("PORT", "8081"));
        String deployment = environment.getOrDefault("LIVEKIT_AGENT_DEPLOYMENT", "");

        HelloAgent agent = new HelloAgent();
        agent.listen(port);
        // SIGTERM ends in this hook. It leaves with 0, while the JVM alone would say 143 for a clean end.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            agent.drain();
            Runtime.getRuntime().halt(0);
        }));
        log("started, deployment " + (deployment.isEmpty() ? "production" : deployment) + ", port " + port);
    }

    private void listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", this::answerHealth);
        server.createContext("/worker", this::answerWorker);
        server.createContext("/sessions/", this::answerSession);
        server.start();
    }

    /** {@code GET /}: 200 while all is well; a version becomes current when its instances answer this. */
    private void answerHealth(HttpExchange exchange) throws IOException {
        boolean known = exchange.getRequestURI().getPath().equals("/");
        answer(exchange, known ? 200 : 404, known ? "OK" : "not found");
    }

    /** {@code GET /worker}: what the SDK's workers tell, and that sessions may be handed to this one over HTTP. */
    private synchronized void answerWorker(HttpExchange exchange) throws IOException {
        String status = """
                {"agent_name": "hello", "worker_type": "JT_ROOM", "active_jobs": %d, "worker_load": %s,
                 "sdk_version": "1.0.0", "session_endpoint": true}
                """;
        double load = (double) sessions.size() / MAX_SESSIONS;
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer(exchange, 200, status.formatted(sessions.size(), load));
    }

    /** {@code PUT /sessions/ID} begins a session, or answers 409; {@code DELETE /sessions/ID} ends it. */
    private void answerSession(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/sessions/".length());
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                boolean taken = begin(id);
                answer(exchange, taken ? 200 : 409, taken ? GREETING : "full or draining");
            }
            case "DELETE" -> answer(exchange, end(id) ? 200 : 404, "");
            default -> answer(exchange, 405, "PUT or DELETE");
        }
    }

    private synchronized boolean begin(String id) {
        if (sessions.contains(id)) {
            return true;
        }
        if (draining || sessions.size() == MAX_SESSIONS) {
            log("session " + id + " refused: " + (draining ? "draining" : "full"));
            return false;
        }
        sessions.add(id);
        log(GREETING + ", session " + id + " (" + sessions.size() + " of " + MAX_SESSIONS + ")");
        return true;
    }

    private synchronized boolean end(String id) {
        boolean ended = sessions.remove(id);
        if (ended) {
            log("session " + id + " ended, " + sessions.size() + " left");
            notifyAll();
        }
        return ended;
    }

    /** Takes no more sessions and waits until those that run have ended. */
    private synchronized void drain() {
        draining = true;
        log("draining, sessions left: " + sessions.size());
        while (!sessions.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        log("drained, goodbye");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void log(String line) {
        System.out.println("hello-agent: " + line);
    }
}
