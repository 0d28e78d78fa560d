package io.tickring.web.api;

import io.tickring.engine.status.FeedState;
import io.tickring.engine.status.FeedStatus;
import io.tickring.engine.status.JournalStatus;
import io.tickring.web.WebPorts;
import io.tickring.web.http.Refusal;
import io.tickring.web.http.Reply;
import io.tickring.web.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Answers for whoever supervises the process. */
final class Health {
    private final WebPorts ports;

    Health(WebPorts ports) {
        this.ports = ports;
    }

    Reply live() {
        return status("live");
    }

    /** @throws Refusal that says what is missing */
    Reply ready() {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            throw Refusal.unavailable(String.join("; ", missing));
        }
        return status("ready");
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        FeedStatus feed = ports.feed().get();
        if (feed.state() != FeedState.STREAMING) {
            missing.add("the feed is " + feed.state().name().toLowerCase(Locale.ROOT) + " (" + feed.reason() + ")");
        }
        JournalStatus journal = ports.journal().get();
        if (!"ok".equals(journal.state())) {
            missing.add("the journal is " + journal.state());
        }
        if (ports.ring().get().failed()) {
            missing.add("the ring has stopped");
        }
        return missing;
    }

    private static Reply status(String word) {
        return Reply.json(JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("status", word);
            json.writeEndObject();
        }));
    }
}
