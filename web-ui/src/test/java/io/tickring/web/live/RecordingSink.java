package io.tickring.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.web.message.LiveText;
import io.tickring.web.message.Round;
import io.tickring.web.message.RoundSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is given. */
final class RecordingSink implements RoundSink {
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<Round> rounds = new ArrayList<>();
    final List<LiveText> statuses = new ArrayList<>();
    boolean ready = true;

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public void onRound(Round round) {
        rounds.add(round);
    }

    @Override
    public void onStatus(LiveText message) {
        statuses.add(message);
    }

    Round last() {
        return rounds.get(rounds.size() - 1);
    }

    static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    static List<JsonNode> json(List<Round.Row> rows) {
        return rows.stream().map(row -> json(row.json())).toList();
    }
}
