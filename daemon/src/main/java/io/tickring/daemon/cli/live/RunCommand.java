package io.tickring.daemon.cli.live;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.CredentialsOptions;
import io.tickring.daemon.cli.terminal.Json;
import io.tickring.daemon.cli.terminal.NodeWatch;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.cli.terminal.StopSignal;
import io.tickring.daemon.cli.terminal.Version;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.config.FeedConfig;
import io.tickring.daemon.config.RedisConfig;
import io.tickring.daemon.config.SymbolList;
import io.tickring.daemon.credentials.BrokerLogin;
import io.tickring.daemon.node.Node;
import io.tickring.daemon.node.NodeConfig;
import io.tickring.daemon.node.NodeSettings;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.feed.FeedSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The daemon. */
@Command(name = "run", mixinStandardHelpOptions = true,
        description = {"Collects the markets' quotes until it is stopped.",
            "Secrets come from CAPITAL_API_KEY, CAPITAL_IDENTIFIER and CAPITAL_PASSWORD, or from the encrypted file of "
                + "'tickring credentials set'."})
public final class RunCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private CommonOptions common;

    @Mixin
    private CredentialsOptions options;

    @Option(names = "--symbols", paramLabel = "TOP100|FILE|A,B,C",
            description = "Markets to collect (default: feed.symbols of the configuration).")
    private String symbols;

    @Option(names = "--port", paramLabel = "P", description = "Port of the page (default: web.port).")
    private Integer port;

    @Mixin
    private Output output;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Configuration asked = options.on(common.configuration(surroundings.environment()))
                .withFlag("feed.symbols", symbols, "--symbols").withFlag("web.port", port, "--port");
        List<String> markets = SymbolList.parse(asked.text("feed.symbols"));
        NodeConfig.check(asked, common.directory());
        BrokerLogin login = BrokerLogin.find(asked, common.data(), surroundings);
        FeedSettings feed = FeedConfig.feed(login.configuration(), markets);
        NodeSettings settings = NodeConfig.of(login.configuration(), common.directory(), feed,
                login.credentials(), Version.text())
                .withRedis(RedisConfig.redis(login.configuration(), login.redisPassword()));
        try (StopSignal stop = StopSignal.install()) {
            try (Node node = Node.start(settings)) {
                output.print(Json.ready(node.url()), out -> out.println("page " + node.url() + ", "
                        + feed.environment() + ", data in " + common.data()));
                NodeWatch.untilStopped(node, stop, Long.MAX_VALUE);
            }
            stop.orderly();
        }
        return ExitCode.DONE.number();
    }
}
