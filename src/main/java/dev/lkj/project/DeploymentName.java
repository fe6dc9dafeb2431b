package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of an agent: production, or a named one.
 *
 * @param value the name as requests carry it; empty for production
 */
public record DeploymentName(String value) {
    /** The deployment that takes sessions when no name is said. */
    public static final DeploymentName PRODUCTION = new DeploymentName("");

    private static final String RESERVED = "production";

    /** Documented limit of the service. */
    private static final int MAX_LENGTH = 63;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");

    /**
     * The deployment that a command reads; {@code production} may be written out.
     *
     * @param flag the value of {@code --deployment}; null or empty for production
     * @throws LkjException (USAGE) when it cannot be a deployment's name
     */
    public static DeploymentName toRead(@Nullable String flag) {
        return flag == null || flag.isEmpty() || flag.equals(RESERVED) ? PRODUCTION : new DeploymentName(checked(flag));
    }

    /**
     * The deployment that a command changes. The word {@code production} is refused: the service reserves it, and
     * leaving the name out can mean more than production, as where an agent is deleted.
     *
     * @param flag the value of {@code --deployment}; null or empty for production
     * @throws LkjException (USAGE) when it cannot be a deployment's name
     */
    public static DeploymentName toChange(@Nullable String flag) {
        if (flag != null && flag.equals(RESERVED)) {
            throw LkjException.usage("deployment name [" + RESERVED + "] is reserved")
                    .withHint("without --deployment the command acts on production");
        }
        return toRead(flag);
    }

    /**
     * The deployment that is to become production.
     *
     * @throws LkjException (USAGE) when it is production already
     */
    public static DeploymentName toPromote(@Nullable String flag) {
        DeploymentName name = toRead(flag);
        if (name.isProduction()) {
            throw LkjException.usage("cannot promote production deployment")
                    .withHint("name the deployment that is to become production: --deployment NAME");
        }
        return name;
    }

    private static String checked(String name) {
        if (name.length() > MAX_LENGTH) {
            throw LkjException.usage("deployment name is too long: " + name.length() + " characters, at most "
                    + MAX_LENGTH + " are allowed: " + Printable.of(name));
        }
        if (!FORM.matcher(name).matches()) {
            throw LkjException.usage("invalid deployment name [" + Printable.of(name) + "]")
                    .withHint("letters, digits, - _ . are allowed, with a letter or digit at both ends");
        }
        return name;
    }

    /** Whether it is production. */
    public boolean isProduction() {
        return value.isEmpty();
    }

    /** The name for people, never empty. */
    public String label() {
        return isProduction() ? RESERVED : value;
    }
}
