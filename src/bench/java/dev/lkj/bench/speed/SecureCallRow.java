package dev.lkj.bench.speed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same call over TLS, with lkj on copies of the JDKs that trust the server. */
final class SecureCallRow implements Row {
    @Override
    public String name() {
        return "call-https";
    }

    @Override
    public String title() {
        return "the same over https";
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.HTTPS_TIME);
    }

    @Override
    public Finding measure(Stage stage) throws Exception {
        Path folder = Folders.agent(stage.folder().resolve(name()), 0);
        Path work = Files.createDirectories(stage.folder().resolve("certificate"));
        Jdk newest = stage.lkj().get(0).jdk().orElseThrow();
        LoopbackCertificate certificate = LoopbackCertificate.make(stage.installer(), work, newest);
        List<Cli> trusting = new ArrayList<>();
        for (Cli cli : stage.lkj()) {
            trusting.add(
                    stage.installer().install(certificate.trusting(cli.jdk().orElseThrow())));
        }
        Stage there = stage.with(trusting);
        try (CannedServer server = CannedServer.start(stage.watch(), certificate.sockets(), "https")) {
            Map<String, String> variables = stage.variablesAnd(Map.of(
                    "LK_AGENTS_URL",
                    server.address(),
                    // For a reference that knows no JDK.
                    "SSL_CERT_FILE",
                    certificate.file().toString()));
            return AgainstNothing.measure(
                    this,
                    there,
                    stage.effort().often(),
                    cli -> stage.watch().of(cli.program(folder, variables, "agent", "status")));
        }
    }
}
