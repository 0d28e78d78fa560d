package io.tickring.daemon.cli.journal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.engine.time.TimeRange;
import picocli.CommandLine.Option;

/** Which part of the past a command is about: all of it, unless somebody says otherwise. */
final class PeriodOptions {
    @Option(names = "--from", paramLabel = "T",
            description = "Only from this time on: 2026-11-23, 2026-11-23T12:00:00Z or epoch ms.")
    private String from;

    @Option(names = "--to", paramLabel = "T", description = "Only up to this time, itself not included.")
    private String to;

    /**
     * @return both times
     * @throws OperatorException where one is no time, or the first is not the earlier one
     */
    TimeRange period() {
        TimeRange period = new TimeRange(TimeArgument.epochMs("--from", from, Long.MIN_VALUE),
                TimeArgument.epochMs("--to", to, Long.MAX_VALUE));
        if (period.fromMs() >= period.toMs()) {
            throw new OperatorException(ExitCode.USAGE, "--from must be before --to, is " + from + " where --to is "
                    + to);
        }
        return period;
    }
}
