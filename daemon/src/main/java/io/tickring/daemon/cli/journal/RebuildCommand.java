package io.tickring.daemon.cli.journal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.CredentialsOptions;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.cli.terminal.Progress;
import io.tickring.daemon.cli.terminal.Version;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.config.RedisConfig;
import io.tickring.daemon.credentials.CredentialsConfig;
import io.tickring.daemon.credentials.CredentialsFile;
import io.tickring.daemon.rebuild.RebuildOutcome;
import io.tickring.daemon.rebuild.RebuildSession;
import io.tickring.daemon.vault.KeyLocator;
import io.tickring.daemon.vault.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What follows from the ticks, made again. */
@Command(name = "rebuild", mixinStandardHelpOptions = true,
        description = {"Makes the bars anew from the ticks of the journal: a tick that came too late for its bar "
            + "counts into it now. Bars that change are journaled with the next revision; run again, it changes "
            + "nothing.", "The cache in Redis is made anew too, where one is configured.",
            "Refused while a daemon runs."})
public final class RebuildCommand implements Callable<Integer> {
    private static final int READ_TWICE = 2;

    private final Surroundings surroundings;

    @Mixin
    private CommonOptions common;

    @Mixin
    private CredentialsOptions options;

    @Mixin
    private Output output;

    RebuildCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path journal = common.journal();
        Configuration configuration = options.on(common.configuration(surroundings.environment()));
        RebuildSession session = new RebuildSession(configuration, common.directory(),
                () -> TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()), Version.text(),
                RedisConfig.redis(configuration, redisPassword(configuration)));
        RebuildOutcome outcome;
        try (Progress progress = Progress.ofFiles("rebuild", journal, READ_TWICE)) {
            outcome = session.run(progress::at);
        }
        output.print(row(outcome), out -> print(outcome, out));
        return ExitCode.DONE.number();
    }

    /** Asks for nothing that opens the encrypted file where there is no Redis, or its password is at hand. */
    private String redisPassword(Configuration configuration) {
        CredentialsFile file = CredentialsConfig.file(configuration, common.data());
        boolean none = configuration.text("redis.url").isBlank() || !file.exists();
        return surroundings.variable(RedisConfig.PASSWORD).orElseGet(() -> none ? ""
                : file.open(KeyLocator.of(CredentialsConfig.places(configuration), surroundings)).redisPassword());
    }

    private static Map<String, Object> row(RebuildOutcome outcome) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ticks", outcome.bars().ticks());
        row.put("bars", outcome.bars().bars());
        row.put("amended", outcome.amended());
        row.put("added", outcome.added());
        row.put("kept", outcome.bars().kept());
        outcome.redis().ifPresent(redis -> row.put("redis",
                Map.of("sequence", redis.sequence(), "ticks", redis.ticks(), "bars", redis.bars())));
        row.put("seconds", outcome.seconds());
        row.put("ticksPerSecond", Math.round(outcome.ticksPerSecond()));
        row.put("damages", outcome.damages());
        return row;
    }

    private static void print(RebuildOutcome outcome, PrintWriter out) {
        out.printf(Locale.ROOT, "%,d ticks in %,d bars: %,d amended, %,d added, in %.2f s, %,.0f ticks/s%n",
                outcome.bars().ticks(), outcome.bars().bars(), outcome.amended(), outcome.added(), outcome.seconds(),
                outcome.ticksPerSecond());
        if (outcome.bars().kept() > 0) {
            out.printf(Locale.ROOT, "%,d bars kept as they are: they stand for more ticks than the journal has%n",
                    outcome.bars().kept());
        }
        outcome.redis().ifPresent(redis -> out.printf(Locale.ROOT,
                "Redis at %s: %,d ticks and %,d bars written, equal up to sequence %,d%n", redis.server(),
                redis.ticks(), redis.bars(), redis.sequence()));
        outcome.damages().forEach(damage -> out.println(JournalCommand.text(damage)));
    }
}
