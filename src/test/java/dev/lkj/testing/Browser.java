package dev.lkj.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A real Chromium without a window, driven over the WebDriver protocol by its own driver. */
public final class Browser implements AutoCloseable {
    /** Without a sandbox, since tests may run as root; and it speaks to nobody but the page. */
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String root;
    private String session = "";

    private Browser(Process driver, String root) {
        this.driver = driver;
        this.root = root;
    }

    /** Starts one with an empty profile; {@code -Dlkj.test.chromedriver} names the driver. */
    public static Browser start(Path folder, int width, int height, String... more) throws IOException {
        String program = System.getProperty("lkj.test.chromedriver", "");
        org.assertj.core.api.Assumptions.assumeThat(program)
                .as("no browser: lkj.test.chromedriver is not set")
                .isNotEmpty();
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            port = free.getLocalPort();
        }
        Process driver = new ProcessBuilder(program, "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromedriver.log").toFile())
                .start();
        Browser browser = new Browser(driver, "http://127.0.0.1:" + port);
        Await.until("the driver is ready", browser::ready);
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("--window-size=" + width + "," + height);
        flags.addAll(List.of(more));
        browser.open(flags);
        return browser;
    }

    private boolean ready() {
        try {
            return call("GET", "/status", null).path("ready").asBoolean();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private void open(List<String> flags) {
        ObjectNode wanted = json.createObjectNode();
        ObjectNode always = wanted.putObject("capabilities").putObject("alwaysMatch");
        always.put("browserName", "chrome");
        always.putObject("goog:loggingPrefs").put("browser", "ALL");
        ArrayNode args = always.putObject("goog:chromeOptions").putArray("args");
        flags.forEach(args::add);
        session =
                "/session/" + call("POST", "/session", wanted).path("sessionId").asText();
    }

    /** Opens an address. */
    public void open(String url) {
        call("POST", session + "/url", json.createObjectNode().put("url", url));
    }

    /** The text that is to be seen of the first element; empty when there is none. */
    public String text(String selector) {
        return evaluate("const e = document.querySelector(arguments[0]); return e ? e.innerText : ''", selector)
                .asText();
    }

    /** Runs a function's body in the page. */
    public JsonNode evaluate(String script, String... arguments) {
        ObjectNode body = json.createObjectNode().put("script", script);
        ArrayNode args = body.putArray("args");
        List.of(arguments).forEach(args::add);
        return call("POST", session + "/execute/sync", body);
    }

    /** Presses a key on an element that has the focus. */
    public void press(String selector, String key) {
        ObjectNode by = json.createObjectNode().put("using", "css selector").put("value", selector);
        String element = call("POST", session + "/element", by).path(ELEMENT).asText();
        // Enter of the protocol's table of keys.
        String text = key.equals("Enter") ? "\uE007" : key;
        call(
                "POST",
                session + "/element/" + element + "/value",
                json.createObjectNode().put("text", text));
    }

    /** What the browser's console complains about. */
    public List<String> complaints() {
        List<String> messages = new ArrayList<>();
        call("POST", session + "/se/log", json.createObjectNode().put("type", "browser"))
                .forEach(entry -> messages.add(entry.path("message").asText()));
        return messages;
    }

    /** A picture of the window, as PNG. */
    public byte[] screenshot() {
        return Base64.getDecoder()
                .decode(call("GET", session + "/screenshot", null).asText());
    }

    private JsonNode call(String method, String path, JsonNode body) {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "application/json")
                .method(method, content)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("the browser answered " + answer.statusCode() + ": " + answer.body());
            }
            return json.readTree(answer.body()).path("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (!session.isEmpty()) {
            call("DELETE", session, null);
        }
        driver.destroy();
    }
}
