package dev.lkj.emulator.state;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form in which the state is stored: a JSON text for each agent, by id, secrets sealed, and one for the links. */
public final class StoredAgents {
    /** No agent has this id. */
    private static final String LINKS = "=private-links";

    private final SecretCipher cipher;
    private @Nullable JsonMapper json;

    /** A form with secrets sealed by a cipher. */
    public StoredAgents(SecretCipher cipher) {
        this.cipher = cipher;
    }

    /** Made when something is stored: an emulator without a data folder starts without it. */
    private synchronized JsonMapper json() {
        JsonMapper made = json == null ? mapper(cipher) : json;
        json = made;
        return made;
    }

    private static JsonMapper mapper(SecretCipher cipher) {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Bytes.class, writer((value, out) -> out.writeString(cipher.seal(value))));
        module.addDeserializer(Bytes.class, reader(in -> cipher.open(in.getText())));
        module.addSerializer(Instant.class, writer((value, out) -> out.writeString(value.toString())));
        module.addDeserializer(Instant.class, reader(in -> Instant.parse(in.getText())));
        return JsonMapper.builder()
                .addModule(module)
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .build();
    }

    private interface Write<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    private interface Read<T> {
        T read(JsonParser in) throws IOException;
    }

    private static <T> JsonSerializer<T> writer(Write<T> write) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                write.write(value, out);
            }
        };
    }

    private static <T> JsonDeserializer<T> reader(Read<T> read) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return read.read(in);
            }
        };
    }

    /** Every agent of a state, and its links. */
    public Map<String, String> write(AgentsState state) {
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            for (Agent agent : state.agents.all().toList()) {
                texts.put(agent.id, json().writeValueAsString(agent));
            }
            if (!state.links.links.isEmpty()) {
                texts.put(LINKS, json().writeValueAsString(state.links.links.values()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an agent cannot be written", e);
        }
        return texts;
    }

    /** An agent's text as it was written. */
    Agent readAgent(String text) throws IOException {
        return json().readValue(text, Agent.class);
    }

    /** A link's text as it was written. */
    PrivateLinks.Entry readLink(String text) throws IOException {
        return json().readValue(text, PrivateLinks.Entry.class);
    }

    /** The links' text among what was written; empty when there are none. */
    static String linksOf(Map<String, String> texts) {
        return texts.getOrDefault(LINKS, "[]");
    }

    /** Puts what was stored into a state, in the place of agents of the same id. */
    public void read(Map<String, String> texts, AgentsState state) throws IOException {
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            if (entry.getKey().equals(LINKS)) {
                for (PrivateLinks.Entry link : json().readValue(entry.getValue(), PrivateLinks.Entry[].class)) {
                    state.links.links.put(link.link().privateLinkId(), link);
                }
            } else {
                state.agents.restore(json().readValue(entry.getValue(), Agent.class));
            }
        }
    }
}
