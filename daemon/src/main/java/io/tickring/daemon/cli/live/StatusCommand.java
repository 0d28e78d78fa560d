package io.tickring.daemon.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.data.DaemonFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks a running daemon how it does. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows a running daemon at a glance.")
public final class StatusCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Mixin
    private CommonOptions common;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws InterruptedException {
        String body = ask(address());
        if (output.json()) {
            output.out().println(body);
        } else {
            print(parse(body), output.out());
        }
        return ExitCode.DONE.number();
    }

    private String address() {
        return DaemonFile.read(common.data()).map(DaemonFile::url).orElseThrow(() -> new OperatorException(
                ExitCode.FAILED, "no daemon runs on the data directory " + common.data()
                + "; start one with `tickring run`, or name its directory with --data"));
    }

    private static String ask(String url) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url).resolve("/api/v1/status"))
                .timeout(PATIENCE).build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "the daemon at " + url + " does not answer: " + e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "the daemon answered with something that is no status: "
                    + e.getMessage());
        }
    }

    private static void print(JsonNode status, PrintWriter out) {
        JsonNode feed = status.path("feed");
        JsonNode journal = status.path("journal");
        JsonNode counts = status.path("counts");
        JsonNode journalLatency = status.path("latencyLastMinute").path("journal");
        row(out, "version", "%s, up %,d s", status.path("version").asText(), status.path("uptimeSeconds").asLong());
        row(out, "feed", "%s, %s of %s markets on %s sockets (%s)%s", feed.path("state").asText(),
                feed.path("subscribed"), feed.path("wanted"), feed.path("shards"), feed.path("environment").asText(),
                feed.path("reason").asText().isEmpty() ? "" : ": " + feed.path("reason").asText());
        row(out, "stream", "%s, %s streamed, %s polled, %s without data; %s open gaps", feed.path("mode").asText(),
                feed.path("subscribed"), feed.path("polled"), feed.path("withoutData").size(),
                feed.path("openGaps"));
        feed.path("withoutData").properties().forEach(each ->
                row(out, "", "%s: %s", each.getKey(), each.getValue().asText()));
        JsonNode budget = feed.path("budget");
        row(out, "budget", "%s of %s requests left this second, %s of %s orders this hour; asked too often %s times",
                budget.path("requestsLeft"), budget.path("requestsPerSecond"), budget.path("ordersLeft"),
                budget.path("ordersPerHour"), budget.path("tooManyRequests"));
        account(status.path("account"), out);
        row(out, "journal", "%s, sequence %,d, synced %,d, %,d bytes in epoch %s", journal.path("state").asText(),
                journal.path("sequence").asLong(), journal.path("syncedSequence").asLong(),
                journal.path("bytes").asLong(), journal.path("epoch"));
        archive(status.path("archive"), out);
        redis(status.path("redis"), journal.path("sequence").asLong(), out);
        JsonNode backfill = status.path("backfill");
        row(out, "backfill", "%s, %,d of %,d requests of the first load; gaps: %,d filled, %,d explained, %,d open%s",
                backfill.path("state").asText(), backfill.path("done").asLong(), backfill.path("total").asLong(),
                backfill.path("gapsFilled").asLong(), backfill.path("gapsExplained").asLong(),
                backfill.path("gapsOpen").asLong(),
                backfill.path("reason").asText().isEmpty() ? "" : " (" + backfill.path("reason").asText() + ")");
        backup(status.path("backup"), out);
        row(out, "ticks", "%,d received = %,d accepted + %,d rejected + %,d duplicate",
                counts.path("received").asLong(), counts.path("accepted").asLong(), counts.path("rejected").asLong(),
                counts.path("duplicate").asLong());
        row(out, "latency", "received to journaled in the last minute: p50 %,d us, p99 %,d us, max %,d us",
                micros(journalLatency, "p50Ns"), micros(journalLatency, "p99Ns"), micros(journalLatency, "maxNs"));
    }

    private static void archive(JsonNode archive, PrintWriter out) {
        String reason = archive.path("reason").asText();
        String last = archive.path("lastDay").asText();
        row(out, "archive", "%s%s, %,d days%s", archive.path("state").asText(),
                reason.isEmpty() ? "" : " (" + reason + ")", archive.path("days").asLong(),
                last.isEmpty() ? "" : ", the last " + last);
    }

    private static void account(JsonNode account, PrintWriter out) {
        String reason = account.path("reason").asText();
        row(out, "account", "%s%s%s, %s positions, %s working orders; kept: %,d activities, %,d transactions; "
                        + "%,d failures",
                account.path("state").asText(), reason.isEmpty() ? "" : " (" + reason + ")",
                account.path("accountId").asText().isEmpty() ? "" : ", " + account.path("accountId").asText() + " in "
                        + account.path("currency").asText(), account.path("positions"), account.path("workingOrders"),
                account.path("activities").asLong(), account.path("transactions").asLong(),
                account.path("failures").asLong());
    }

    private static void redis(JsonNode redis, long journaled, PrintWriter out) {
        String reason = redis.path("reason").asText();
        String state = redis.path("state").asText() + (reason.isEmpty() ? "" : " (" + reason + ")");
        if (redis.path("server").asText().isEmpty()) {
            row(out, "redis", "%s", state);
            return;
        }
        row(out, "redis", "%s, %s at %s (%s), %,d records behind; %,d ticks, %,d bars written; %,d failures, "
                        + "%,d times written again",
                state, redis.path("instance").asText(), redis.path("server").asText(),
                redis.path("eviction").asText().isEmpty() ? "eviction unknown" : redis.path("eviction").asText(),
                Math.max(0, journaled - redis.path("sequence").asLong()), redis.path("ticks").asLong(),
                redis.path("bars").asLong(), redis.path("failures").asLong(), redis.path("rewrites").asLong());
    }

    private static void backup(JsonNode backup, PrintWriter out) {
        JsonNode last = backup.path("last");
        JsonNode verified = backup.path("verified");
        String reason = backup.path("reason").asText();
        row(out, "backup", "%s%s; last %s; verified %s", backup.path("state").asText(),
                reason.isEmpty() ? "" : " (" + reason + ")",
                last.isMissingNode() ? "never" : age(last) + ", up to sequence " + last.path("sequence").asText(),
                verified.isMissingNode() ? "never" : age(verified) + (verified.path("good").asBoolean() ? ", good"
                        : ", NOT good: " + verified.path("reason").asText()));
    }

    private static String age(JsonNode backup) {
        Duration age = Duration.ofSeconds(backup.path("ageSeconds").asLong());
        return backup.path("id").asText() + " " + (age.toHours() < 2 ? age.toMinutes() + " min" : age.toHours() + " h")
                + " ago";
    }

    private static long micros(JsonNode latency, String field) {
        return latency.path(field).asLong() / 1_000;
    }

    private static void row(PrintWriter out, String name, String format, Object... values) {
        out.printf(Locale.ROOT, "%-9s%s%n", name, String.format(Locale.ROOT, format, values));
    }
}
