package io.tickring.daemon.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.daemon.RealDay;
import io.tickring.daemon.Shell;
import io.tickring.daemon.Shell.Answer;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.persistence.files.WriterLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {
    private static final String SPIKE = String.join("\n", "epoch_ms,symbol,bid,ask", "1398988800000,A,10,11",
            "1398988801000,A,20,21", "1398988802000,A,10,11", "1398988860000,A,10,11") + "\n";
    private static final String LATE = String.join("\n", "epoch_ms,symbol,bid,ask", "1398988800000,A,10,11",
            "1398988860000,A,10,11", "1398989400000,A,10,11", "1398988801000,A,9.9,11") + "\n";

    @TempDir
    Path dir;

    private Answer onData(String... words) {
        return new Shell(dir.resolve("data")).onData(words);
    }

    private static JsonNode json(Answer answer) throws IOException {
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        return new ObjectMapper().readTree(answer.out());
    }

    private void bring(String text) throws IOException {
        Path file = Files.writeString(dir.resolve("ticks.csv"), text);
        assertThat(onData("import", file.toString()).exitCode()).isZero();
    }

    @Test
    void shouldGiveTheRealDayAgain() throws IOException {
        json(onData("import", RealDay.ticks().toString(), "--json"));

        JsonNode replay = json(onData("replay", "--json"));

        assertThat(replay.get("differences").asLong()).isZero();
        assertThat(replay.get("accepted").asLong() + replay.get("duplicate").asLong()).isEqualTo(356_021);
        assertThat(replay.get("bars").asLong()).isEqualTo(3_725);
        assertThat(replay.get("damages")).isEmpty();
        assertThat(replay.get("ticksPerSecond").asLong()).isPositive();
        assertThat(json(onData("rebuild", "--json")).get("amended").asLong()).isZero();
    }

    @Test
    void shouldShowWhatThePresentSettingsWouldChange() throws IOException {
        bring(SPIKE);
        Path off = Files.writeString(dir.resolve("off.yaml"), "validation:\n  spikes: false\n");

        Answer same = onData("replay", "--with-current-settings");
        Answer other = onData("replay", "--with-current-settings", "--config", off.toString());

        assertThat(same.exitCode()).isZero();
        assertThat(same.out()).contains("0 differences with the present settings");
        assertThat(other.exitCode()).isZero();
        assertThat(other.out()).contains("A 2014-05-02T00:00:00Z tick reject: stored spike, replayed none",
                "A 2014-05-02T00:00:00Z bar bidHigh: stored 10, replayed 20",
                "bar ticks: stored 2, replayed 3");
    }

    @Test
    void shouldCountLateTicksWhenAsked() throws IOException {
        bring(LATE);

        JsonNode rebuilt = json(onData("rebuild", "--json"));
        Answer again = onData("rebuild");

        assertThat(rebuilt.get("amended").asLong()).isEqualTo(1);
        assertThat(again.out()).contains("0 amended, 0 added");
        assertThat(onData("export", "bars").out())
                .contains("1398988800000,A,10,10,9.9,9.9,11,11,11,11,2");
        JsonNode replay = json(onData("replay", "--json"));
        assertThat(replay.get("differences").asLong()).isZero();
        assertThat(replay.get("rebuiltBars").asLong()).isEqualTo(1);
    }

    @Test
    void shouldRebuildTheBarsEvenWhereRedisCannotBeReached() throws IOException {
        bring(LATE);
        Path redis = Files.writeString(dir.resolve("redis.yaml"), "redis:\n  url: redis://127.0.0.1:1\n");

        Answer rebuild = onData("rebuild", "--config", redis.toString());

        assertThat(rebuild.exitCode()).isEqualTo(1);
        assertThat(rebuild.err()).contains("the bars are made anew, and Redis is not: ").hasLineCount(1);
        assertThat(onData("rebuild").out()).contains("0 amended, 0 added");
    }

    @Test
    void shouldExplainABarInWordsAndAsTheRouteDoes() throws IOException {
        bring(SPIKE);

        Answer words = onData("explain", "bar", "--symbol", "A", "--at", "2014-05-02T00:00:59Z");
        JsonNode json = json(onData("explain", "bar", "--symbol", "A", "--at", "1398988800000", "--json"));

        assertThat(words.exitCode()).isZero();
        assertThat(words.out()).contains("A 2014-05-02T00:00:00.000Z: revision 0, import, bid 10 10 10 10",
                "2 ticks in the bar", "1 ticks rejected", "spike: the mid is further from the last accepted one",
                "(validation.spikeLimitPpm.other = 20000)", "(session 1, ticks.csv)", "by a tick, sequence");
        assertThat(json.at("/bar/ticks").asInt()).isEqualTo(2);
        assertThat(json.get("ticks")).hasSize(2);
        assertThat(json.at("/rejected/0/reason").asText()).isEqualTo("spike");
        assertThat(json.at("/revisions/0/cause/kind").asText()).isEqualTo("tick");
    }

    @Test
    void shouldExplainABarThatWasMadeAnew() throws IOException {
        bring(LATE);
        JsonNode before = json(onData("explain", "bar", "--symbol", "A", "--at", "1398988800000", "--json"));
        onData("rebuild");

        JsonNode after = json(onData("explain", "bar", "--symbol", "A", "--at", "1398988800000", "--json"));

        assertThat(before.get("ticks")).hasSize(1);
        assertThat(before.at("/aside/0/marks").toString()).contains("late");
        assertThat(after.get("ticks")).hasSize(2);
        assertThat(after.get("asideCount").asInt()).isZero();
        assertThat(after.at("/bar/revision").asInt()).isEqualTo(1);
        assertThat(after.at("/revisions").findValuesAsText("kind")).containsExactly("tick", "rebuild");
    }

    @Test
    void shouldSayWhatItCannotExplain() throws IOException {
        bring(LATE);

        Answer market = onData("explain", "bar", "--symbol", "B", "--at", "2014-05-02T00:00:00Z");
        Answer minute = onData("explain", "bar", "--symbol", "A", "--at", "2015-05-02T00:00:00Z");
        Answer time = onData("explain", "bar", "--symbol", "A", "--at", "noon");
        Answer nothing = new Shell(dir).run("explain");

        assertThat(List.of(market.exitCode(), minute.exitCode(), time.exitCode(), nothing.exitCode()))
                .containsExactly(1, 1, 2, 2);
        assertThat(market.err()).contains("neither journal nor archive has a market B").hasLineCount(1);
        assertThat(minute.err()).contains("knows of A in the minute of").hasLineCount(1);
        assertThat(time.err()).contains("--at must be").hasLineCount(1);
        assertThat(nothing.err()).contains("say bar").hasLineCount(1);
    }

    @Test
    void shouldRefuseToRebuildBesideAWriterAndReplayThere() throws IOException {
        bring(LATE);

        try (WriterLock running = new DataDirectory(dir.resolve("data")).lock()) {
            assertThat(running).isNotNull();
            assertThat(onData("rebuild").exitCode()).isEqualTo(3);
            assertThat(onData("replay").exitCode()).isZero();
        }
    }

    @Test
    void shouldTellInOneLineWhatIsWrong() throws IOException {
        Answer noJournal = onData("replay");
        bring(LATE);
        Answer time = onData("replay", "--from", "yesterday");
        Answer order = onData("replay", "--from", "2014-05-03", "--to", "2014-05-02");

        assertThat(noJournal.exitCode()).isEqualTo(1);
        assertThat(noJournal.err()).contains("no journal in").hasLineCount(1);
        assertThat(time.exitCode()).isEqualTo(2);
        assertThat(time.err()).contains("--from must be a day").hasLineCount(1);
        assertThat(order.exitCode()).isEqualTo(2);
        assertThat(order.err()).contains("--from must be before --to").hasLineCount(1);
    }
}
