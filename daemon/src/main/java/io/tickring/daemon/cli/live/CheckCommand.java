package io.tickring.daemon.cli.live;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.CredentialsOptions;
import io.tickring.daemon.config.FeedConfig;
import io.tickring.daemon.config.SymbolList;
import io.tickring.daemon.credentials.BrokerLogin;
import io.tickring.daemon.node.SystemClocks;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.check.CheckPlan;
import io.tickring.feed.check.ConnectionCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The connection test. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = {"Tests the connection to the venue step by step, and says what to do where a step fails.",
            "Secrets come from where 'tickring run' takes them."})
public final class CheckCommand implements Callable<Integer> {
    private static final Duration QUOTE_WITHIN = Duration.ofSeconds(10);

    private final Surroundings surroundings;

    @Mixin
    private CommonOptions common;

    @Mixin
    private CredentialsOptions options;

    @Option(names = "--symbol", paramLabel = "S", defaultValue = "AAPL",
            description = "Market to look at (default: ${DEFAULT-VALUE}).")
    private String symbol;

    @Option(names = "--order",
            description = "Also open and close the smallest possible position; on demo accounts only.")
    private boolean order;

    @Option(names = "--live-order",
            description = "The same with real money on a live account, once the symbol was typed again.")
    private boolean liveOrder;

    @Option(names = "--json", description = "Print one line of JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<String> symbols = SymbolList.parse(symbol);
        if (symbols.size() != 1) {
            throw new OperatorException(ExitCode.USAGE, "--symbol must name one market, is " + symbol);
        }
        BrokerLogin login = BrokerLogin.find(options.on(common.configuration(surroundings.environment())),
                common.data(), surroundings);
        FeedSettings feed = FeedConfig.feed(login.configuration(), symbols);
        String market = symbols.get(0);
        requireLeave(feed, market);
        CheckReport report = new CheckReport(spec.commandLine().getOut(), feed, login.origin(), market, json);
        CheckPlan plan = new CheckPlan(market, order || liveOrder, QUOTE_WITHIN);
        try (ConnectionCheck check = new ConnectionCheck(feed, login.credentials(), plan,
                () -> TimeUnit.NANOSECONDS.toMillis(SystemClocks.wallNs()), SystemClocks.monotonicNs())) {
            report.begin();
            return report.end(check.run(report::onResult)) ? ExitCode.DONE.number() : ExitCode.FAILED.number();
        }
    }

    /** Real money moves only where two things were said: the option, and the symbol once more. */
    private void requireLeave(FeedSettings feed, String market) {
        if (!(order || liveOrder) || !feed.reachesRealMoney()) {
            return;
        }
        if (!liveOrder) {
            throw new OperatorException(ExitCode.REFUSED, "--order deals on demo accounts only, and this is "
                    + feed.url().getHost() + " (" + feed.environment() + "): --live-order deals with real money");
        }
        Optional<String> typed = surroundings.prompt().line("This opens and closes a position in " + market
                + " with real money, account " + (feed.accountId().isEmpty() ? "(preferred)" : feed.accountId())
                + ". Type the symbol again to go on");
        if (typed.map(String::strip).filter(market::equalsIgnoreCase).isEmpty()) {
            throw new OperatorException(ExitCode.REFUSED, "nothing was dealt: the symbol " + market
                    + " was not typed again");
        }
    }
}
