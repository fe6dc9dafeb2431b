package dev.lkj.emulator.state;

import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentSecretKind;
import java.util.regex.Pattern;

/** What names and values of the API have to look like. */
final class Names {
    /** Ids become parts of file names and of the engines' names. */
    private static final Pattern AGENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}");

    /** Documented limit of the service: 63 characters, alphanumeric at both ends. */
    private static final Pattern DEPLOYMENT = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");

    /** Documented limits of the service. */
    private static final Pattern ENVIRONMENT_SECRET = Pattern.compile("[A-Za-z0-9_]{1,70}");

    private static final int ENVIRONMENT_SECRET_BYTES = 16 * 1024;
    private static final int FILE_SECRET_BYTES = 1024 * 1024;

    private Names() {}

    static void checkAgent(String id) {
        if (id.isEmpty()) {
            throw Refused.argument("agent_id", "is required");
        }
        if (!AGENT.matcher(id).matches()) {
            throw Refused.argument("agent_id", "is not an agent's id");
        }
    }

    static void checkDeployment(String name) {
        if (name.equals("production")) {
            throw Refused.argument("deployment", "may not be the reserved name \"production\"");
        }
        if (!DEPLOYMENT.matcher(name).matches()) {
            throw Refused.argument(
                    "deployment", "must have 1 to 63 letters, digits, '-', '_' or '.', alphanumeric at both ends");
        }
    }

    static void checkSecret(AgentSecret secret) {
        boolean file = secret.kind() == AgentSecretKind.AGENT_SECRET_KIND_FILE;
        String name = secret.name();
        boolean good = file
                ? !name.isEmpty()
                        && name.length() <= 255
                        && !name.startsWith(".")
                        && !name.matches(".*[/\\\\\\p{Cntrl}].*")
                : ENVIRONMENT_SECRET.matcher(name).matches();
        if (!good) {
            throw Refused.argument("secrets", "hold a name that is not allowed");
        }
        int most = file ? FILE_SECRET_BYTES : ENVIRONMENT_SECRET_BYTES;
        if (secret.value().length() > most) {
            throw Refused.argument("secrets", name + " is larger than " + most + " bytes");
        }
    }
}
