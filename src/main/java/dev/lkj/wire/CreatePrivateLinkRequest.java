package dev.lkj.wire;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a private link into the user's own network.
 *
 * @param aws deprecated, not to be sent
 * @param cloudRegion absent unless it was given
 */
public record CreatePrivateLinkRequest(
        String name,
        @Presence @Nullable AwsCreateConfig aws,
        String region,
        @Unsigned int port,
        String endpoint,
        @Presence @Nullable String cloudRegion) {
    /** Fills what is absent. */
    public CreatePrivateLinkRequest {
        name = Defaults.text(name);
        region = Defaults.text(region);
        endpoint = Defaults.text(endpoint);
    }

    /** The deprecated form of the endpoint. */
    public record AwsCreateConfig(String endpoint) {
        /** Fills what is absent. */
        public AwsCreateConfig {
            endpoint = Defaults.text(endpoint);
        }
    }
}
