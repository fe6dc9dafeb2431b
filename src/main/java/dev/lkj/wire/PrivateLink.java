package dev.lkj.wire;

import org.jspecify.annotations.Nullable;

/**
 * A private link into the user's own network.
 *
 * @param aws deprecated, not to be sent
 * @param endpoint the user's end
 * @param connectionEndpoint the name under which agents reach it
 */
public record PrivateLink(
        String privateLinkId,
        String name,
        @Presence @Nullable AwsConfig aws,
        String region,
        @Unsigned int port,
        String endpoint,
        String connectionEndpoint,
        String cloudRegion) {
    /** Fills what is absent. */
    public PrivateLink {
        privateLinkId = Defaults.text(privateLinkId);
        name = Defaults.text(name);
        region = Defaults.text(region);
        endpoint = Defaults.text(endpoint);
        connectionEndpoint = Defaults.text(connectionEndpoint);
        cloudRegion = Defaults.text(cloudRegion);
    }

    /** The deprecated form of the endpoint. */
    public record AwsConfig(String endpoint) {
        /** Fills what is absent. */
        public AwsConfig {
            endpoint = Defaults.text(endpoint);
        }
    }
}
