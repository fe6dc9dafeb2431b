package dev.lkj.testing.cloud;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.MockResponse;

/** The service's registry: remembers which blobs it got, not what is in them. */
final class FakeRegistry {
    /** The tag of each push. */
    static final String TAG = "20260102030405";

    private final Set<String> blobs = ConcurrentHashMap.newKeySet();
    private int sessions;

    /** Where an image of an agent goes. */
    static MockResponse.Builder target(String base, String agentId) {
        String host = base.substring(base.indexOf("//") + 2);
        return Answers.json(
                200,
                Messages.JSON
                        .createObjectNode()
                        .put("proxy_host", host)
                        .put("name", "agents/" + agentId.toLowerCase(Locale.ROOT))
                        .put("tag", TAG)
                        .toString());
    }

    /** The digests that it has. */
    Set<String> blobs() {
        return new TreeSet<>(blobs);
    }

    MockResponse.Builder answer(CloudRequest request) {
        String path = request.path();
        if (path.equals("/v2/")) {
            return Answers.json(200, "{}");
        }
        return switch (request.method()) {
            case "HEAD" -> Answers.text(blobs.contains(path.substring(path.lastIndexOf('/') + 1)) ? 200 : 404, "");
            case "POST" -> located(202, path + "session" + ++sessions + "?_state=s");
            case "PATCH" -> located(202, path + "?_state=s");
            case "PUT" -> put(request);
            default -> Answers.text(405, "");
        };
    }

    private MockResponse.Builder put(CloudRequest request) {
        if (request.query().containsKey("digest")) {
            blobs.add(request.query().get("digest"));
        }
        return Answers.text(201, "");
    }

    private static MockResponse.Builder located(int status, String location) {
        return Answers.text(status, "").setHeader("Location", location);
    }
}
