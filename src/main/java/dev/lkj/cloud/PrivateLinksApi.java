package dev.lkj.cloud;

import dev.lkj.wire.CreatePrivateLinkRequest;
import dev.lkj.wire.CreatePrivateLinkResponse;
import dev.lkj.wire.DestroyPrivateLinkRequest;
import dev.lkj.wire.DestroyPrivateLinkResponse;
import dev.lkj.wire.GetPrivateLinkStatusRequest;
import dev.lkj.wire.GetPrivateLinkStatusResponse;
import dev.lkj.wire.ListPrivateLinksRequest;
import dev.lkj.wire.ListPrivateLinksResponse;

/** The calls about private links; they fail as those of {@link AgentsApi} do. */
public final class PrivateLinksApi {
    private static final String TRACE = "the list of private links";
    private static final Operation CREATE = Operation.write("unable to create private link", TRACE);
    private static final Operation DELETE = Operation.write("unable to delete private link", TRACE);
    private static final Operation LIST = Operation.read("unable to list private link");
    private static final Operation STATUS = Operation.read("unable to get health status for private link");

    private final TwirpClient twirp;

    PrivateLinksApi(TwirpClient twirp) {
        this.twirp = twirp;
    }

    /** Makes a link. */
    public CreatePrivateLinkResponse create(CreatePrivateLinkRequest request) {
        return twirp.call(CREATE, "CreatePrivateLink", request, CreatePrivateLinkResponse.class);
    }

    /** All links of the project. */
    public ListPrivateLinksResponse list() {
        return twirp.call(LIST, "ListPrivateLinks", new ListPrivateLinksRequest(), ListPrivateLinksResponse.class);
    }

    /** How a link is. */
    public GetPrivateLinkStatusResponse status(String id) {
        return twirp.call(
                STATUS,
                "GetPrivateLinkStatus",
                new GetPrivateLinkStatusRequest(id),
                GetPrivateLinkStatusResponse.class);
    }

    /** Removes a link. */
    public DestroyPrivateLinkResponse delete(String id) {
        return twirp.call(
                DELETE, "DestroyPrivateLink", new DestroyPrivateLinkRequest(id), DestroyPrivateLinkResponse.class);
    }

    /** The same in a single try, for output that does with its failure too. */
    public GetPrivateLinkStatusResponse glanceAtStatus(String id) {
        return twirp.once(
                STATUS,
                "GetPrivateLinkStatus",
                new GetPrivateLinkStatusRequest(id),
                GetPrivateLinkStatusResponse.class,
                AgentsApi.DECORATION);
    }
}
