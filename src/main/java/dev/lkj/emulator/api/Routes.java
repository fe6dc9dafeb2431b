package dev.lkj.emulator.api;

import dev.lkj.emulator.upload.UploadTarget;
import java.util.HashMap;
import java.util.Map;

/** The table of all paths. */
final class Routes {
    private final TwirpRouter rpcs;
    private final Map<String, Route> routes = new HashMap<>();
    private final Route put;

    private final RegistryRoutes registry;

    Routes(
            TwirpRouter rpcs,
            BuildRoute build,
            LogsRoute logs,
            UploadRoute upload,
            PushTargetRoute pushTarget,
            RegistryRoutes registry,
            OwnRoutes own,
            ClockRoutes clock,
            TransferRoutes transfer,
            PageRoutes page,
            AccountRoutes account,
            SandboxRoute sandbox) {
        this.rpcs = rpcs;
        this.registry = registry;
        routes.put("POST /build", Route.guarded("build", build::answer));
        routes.put("GET /logs", Route.guarded("logs", logs::answer));
        // The form is its own proof, as with any object store.
        routes.put("POST /" + UploadTarget.BUCKET, Route.open("upload", upload::post));
        put = Route.open("upload", upload::put);
        routes.put("GET /push-target", Route.guarded("push-target", pushTarget::answer));
        routes.put("GET /_emulator/health", Route.open("health", own::health));
        routes.put("GET /_emulator/state", Route.guarded("state", own::state));
        routes.put("GET /_emulator/workers", Route.guarded("workers", own::workers));
        routes.put("GET /_emulator/requests", Route.guarded("requests", own::requests));
        routes.put("GET /_emulator/faults", Route.guarded("faults", own::faults));
        routes.put("POST /_emulator/faults", Route.guarded("faults", own::addFaults));
        routes.put("DELETE /_emulator/faults", Route.guarded("faults", own::clearFaults));
        routes.put("POST /_emulator/sessions", Route.guarded("sessions", own::startSession));
        routes.put("DELETE /_emulator/sessions", Route.guarded("sessions", own::endSession));
        routes.put("GET /_emulator/clock", Route.guarded("clock", clock::show));
        routes.put("POST /_emulator/clock", Route.guarded("clock", clock::pass));
        routes.put("GET /_emulator/export", Route.guarded("export", transfer::write));
        routes.put("POST /_emulator/import", Route.guarded("import", transfer::read));
        routes.put("POST /_emulator/stop", Route.guarded("stop", own::stop));
        routes.put("POST /_emulator/reset", Route.guarded("reset", own::reset));
        routes.put("GET /", Route.open("page", page::page));
        routes.put("GET /page.css", Route.open("page", page::style));
        routes.put("GET /page.js", Route.open("page", page::script));
        // Browsers ask for it by themselves.
        routes.put("GET /favicon.ico", Route.open("page", e -> Answer.empty(204)));
        routes.put("POST /_emulator/page", Route.guarded("page", page::key));
        routes.put("POST /cli/auth", Route.open("account", account::begin));
        routes.put("POST /cli/claim", Route.open("account", account::claim));
        routes.put("GET /cli/confirm-auth", Route.open("account", account::ask));
        routes.put("POST /cli/confirm-auth", Route.open("account", account::decide));
        routes.put("DELETE /cli/revoke", Route.open("account", account::revoke));
        routes.put("POST /api/sandbox/create", Route.open("account", sandbox::create));
        routes.put("GET /_emulator/events", Route.guarded("events", page::events));
    }

    Route find(Exchange exchange) {
        String path = exchange.path();
        if (exchange.method().equals("PUT") && UploadTarget.concerns(path)) {
            return put;
        }
        Route route = routes.get(exchange.method() + " " + path);
        if (route != null) {
            return route;
        }
        if (RegistryRoutes.concerns(path)) {
            return registry.find(exchange);
        }
        if (TwirpRouter.concerns(path)) {
            return rpcs.find(exchange);
        }
        if (routes.keySet().stream().anyMatch(known -> known.endsWith(" " + path))) {
            return Route.open("unknown", e -> Answer.text(405, "method not allowed"));
        }
        return path.startsWith("/_emulator/")
                ? Route.guarded("unknown", e -> Answer.text(404, "not found"))
                : Route.open("unknown", e -> Answer.text(404, "not found"));
    }
}
