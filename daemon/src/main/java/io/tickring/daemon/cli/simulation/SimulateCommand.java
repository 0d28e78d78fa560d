package io.tickring.daemon.cli.simulation;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.cli.terminal.StopSignal;
import io.tickring.persistence.durable.FileTrouble;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The simulated venue alone, for any client. */
@Command(name = "simulate", mixinStandardHelpOptions = true,
        description = "Runs a simulated Capital.com on this machine, for this or any other client.")
public final class SimulateCommand implements Callable<Integer> {
    private static final long FOREVER_MS = Long.MAX_VALUE;

    @Mixin
    private SimulatorOptions simulated;

    @Option(names = "--port", paramLabel = "P", defaultValue = "8090",
            description = "Port on loopback, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--tls", description = "HTTPS and WSS with a certificate made at the start.")
    private boolean tls;

    @Option(names = "--tls-cert", paramLabel = "FILE",
            description = "Write the certificate here as PEM, for clients to trust; implies --tls.")
    private Path certificate;

    @Mixin
    private VenueOptions venue;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulatorOptions.require(port >= 0 && port <= 65_535, "--port must be 0 to 65535, is " + port);
        try (StopSignal stop = StopSignal.install()) {
            try (Simulator simulator = simulated.start(this::chosen)) {
                writeCertificate(simulator);
                output.print(ready(simulator), out -> out.println(text(simulator)));
                stop.await(FOREVER_MS);
            }
            stop.orderly();
        }
        return ExitCode.DONE.number();
    }

    private SimulatorSettings.Builder chosen(SimulatorSettings.Builder builder) {
        return venue.applied(builder.port(port).tls(tls || certificate != null));
    }

    private void writeCertificate(Simulator simulator) {
        if (certificate == null) {
            return;
        }
        try {
            Files.writeString(certificate, simulator.certificatePem().orElseThrow());
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "--tls-cert: cannot write " + certificate + ": "
                    + FileTrouble.reason(e));
        }
    }

    private Map<String, Object> ready(Simulator simulator) {
        Map<String, Object> ready = new LinkedHashMap<>();
        ready.put("event", "ready");
        ready.put("url", simulator.restUrl());
        ready.put("streamUrl", simulator.streamUrl());
        ready.put("apiKey", simulator.apiKey());
        ready.put("identifier", simulator.identifier());
        ready.put("password", simulator.password());
        simulator.certificatePem().ifPresent(pem -> ready.put("certificate", pem));
        if (certificate != null) {
            ready.put("certificateFile", certificate.toAbsolutePath().toString());
        }
        return ready;
    }

    private static String text(Simulator simulator) {
        return String.join(System.lineSeparator(),
                "a simulated Capital.com with " + simulator.epics().size() + " markets",
                "  REST        " + simulator.restUrl() + "/api/v1",
                "  stream      " + simulator.streamUrl(),
                "  API key     " + simulator.apiKey(),
                "  identifier  " + simulator.identifier(),
                "  password    " + simulator.password(),
                "stop it with Ctrl-C");
    }
}
