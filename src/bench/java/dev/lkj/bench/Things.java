package dev.lkj.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What is written while the emulator is killed. */
final class Things {
    private Things() {}

    /** Private links, whose names begin alike: nothing but the store is concerned. */
    static final class Links implements Writer.Kind {
        private final String prefix;
        private final AtomicInteger count = new AtomicInteger();

        Links(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public String add(Api api) throws IOException, InterruptedException {
            String body = "{\"name\":\"%s%d\",\"region\":\"us-east\",\"port\":5432,\"endpoint\":\"db.internal\"}"
                    .formatted(prefix, count.incrementAndGet());
            return api.rpc("CreatePrivateLink", body)
                    .path("private_link")
                    .path("private_link_id")
                    .asText();
        }

        @Override
        public void remove(Api api, String name) throws IOException, InterruptedException {
            var unused = api.rpc("DestroyPrivateLink", "{\"private_link_id\":\"" + name + "\"}");
        }

        @Override
        public Set<String> list(Api api) throws IOException, InterruptedException {
            Set<String> own = new HashSet<>();
            for (JsonNode link : api.rpc("ListPrivateLinks", "{}").path("items")) {
                if (link.path("name").asText().startsWith(prefix)) {
                    own.add(link.path("private_link_id").asText());
                }
            }
            return own;
        }
    }

    /** Secrets of the agent: each change restarts it, so that processes start and end all the time. */
    static final class Secrets implements Writer.Kind {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public String add(Api api) throws IOException, InterruptedException {
            String name = "SECRET_" + count.incrementAndGet();
            change(
                    api,
                    "\"secrets\":[{\"name\":\"" + name
                            + "\",\"value\":\"eA==\",\"kind\":\"AGENT_SECRET_KIND_ENVIRONMENT\"}]");
            return name;
        }

        @Override
        public void remove(Api api, String name) throws IOException, InterruptedException {
            change(api, "\"remove\":[\"" + name + "\"]");
        }

        private static void change(Api api, String what) throws IOException, InterruptedException {
            var unused = api.rpc("UpdateAgentSecrets", "{\"agent_id\":\"" + AgentProject.AGENT + "\"," + what + "}");
        }

        @Override
        public Set<String> list(Api api) throws IOException, InterruptedException {
            Set<String> names = new HashSet<>();
            JsonNode answer = api.rpc("ListAgentSecrets", "{\"agent_id\":\"" + AgentProject.AGENT + "\"}");
            answer.path("secrets")
                    .forEach(secret -> names.add(secret.path("name").asText()));
            return names;
        }
    }
}
