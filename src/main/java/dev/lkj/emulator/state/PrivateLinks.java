package dev.lkj.emulator.state;

import dev.lkj.time.Clock;
import dev.lkj.wire.CreatePrivateLinkRequest;
import dev.lkj.wire.GetPrivateLinkStatusResponse;
import dev.lkj.wire.ListPrivateLinksResponse;
import dev.lkj.wire.PrivateLink;
import dev.lkj.wire.PrivateLinkStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The private links of the project. They lead nowhere: each is healthy a short while after it was made. */
public final class PrivateLinks {
    /** How long a new link is said to be provisioned; the emulator's own figure. */
    static final Duration PROVISIONING = Duration.ofSeconds(5);

    private static final int LARGEST_PORT = 65535;

    private final Clock clock;
    private final List<String> regions;
    /** By id, in the order of their creation. */
    final Map<String, Entry> links = new LinkedHashMap<>();

    /** A link, and when it was made; stored so. */
    record Entry(PrivateLink link, Instant createdAt) {}

    PrivateLinks(Clock clock, List<String> regions) {
        this.clock = clock;
        this.regions = regions;
    }

    /** Makes a link of an id that was never given out. */
    public PrivateLink create(String id, CreatePrivateLinkRequest request) {
        String endpoint = request.endpoint().isEmpty() && request.aws() != null
                ? request.aws().endpoint()
                : request.endpoint();
        check(request, endpoint);
        PrivateLink link = new PrivateLink(
                id,
                request.name(),
                request.aws() == null
                        ? null
                        : new PrivateLink.AwsConfig(request.aws().endpoint()),
                request.region(),
                request.port(),
                endpoint,
                id.toLowerCase(Locale.ROOT) + ".privatelink.localhost",
                request.cloudRegion() == null ? "" : request.cloudRegion());
        links.put(id, new Entry(link, clock.now()));
        return link;
    }

    private void check(CreatePrivateLinkRequest request, String endpoint) {
        if (request.name().isEmpty()) {
            throw Refused.argument("name", "is required");
        }
        if (links.values().stream().anyMatch(entry -> entry.link().name().equals(request.name()))) {
            throw Refused.of(Refused.Kind.ALREADY_EXISTS, "there is a private link " + request.name() + " already");
        }
        if (!regions.contains(request.region())) {
            throw Refused.argument("region", "is no region of this project: " + regions);
        }
        if (request.port() < 1 || request.port() > LARGEST_PORT) {
            throw Refused.argument("port", "must be from 1 to " + LARGEST_PORT);
        }
        if (endpoint.isEmpty()) {
            throw Refused.argument("endpoint", "is required");
        }
    }

    /** All of them, oldest first. */
    public ListPrivateLinksResponse list() {
        return new ListPrivateLinksResponse(
                links.values().stream().map(Entry::link).toList());
    }

    /** How one is: provisioned at first, then healthy. */
    public GetPrivateLinkStatusResponse status(String id) {
        Instant created = get(id).createdAt();
        Instant healthy = created.plus(PROVISIONING);
        boolean done = !clock.now().isBefore(healthy);
        return new GetPrivateLinkStatusResponse(
                done
                        ? new PrivateLinkStatus(PrivateLinkStatus.Status.PRIVATE_LINK_STATUS_HEALTHY, healthy, "")
                        : new PrivateLinkStatus(
                                PrivateLinkStatus.Status.PRIVATE_LINK_STATUS_PROVISIONING,
                                created,
                                "the emulator pretends to set it up"));
    }

    /** Removes one. */
    public void destroy(String id) {
        get(id);
        links.remove(id);
    }

    private Entry get(String id) {
        Entry entry = links.get(id);
        if (entry == null) {
            throw Refused.of(Refused.Kind.NOT_FOUND, "private link " + id + " not found");
        }
        return entry;
    }

    void clear() {
        links.clear();
    }
}
