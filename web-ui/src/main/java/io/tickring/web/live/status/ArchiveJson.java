package io.tickring.web.live.status;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.status.ArchiveStatus;
import io.tickring.web.json.JsonText;
import java.io.IOException;

/** The schema {@code Archive} of the OpenAPI document. */
final class ArchiveJson {
    private ArchiveJson() {
    }

    static void write(JsonGenerator json, ArchiveStatus archive) throws IOException {
        json.writeObjectFieldStart("archive");
        JsonText.state(json, archive.state(), archive.reason());
        json.writeNumberField("days", archive.days());
        json.writeStringField("lastDay", archive.lastDay());
        if (archive.lastRunMs() > 0) {
            JsonText.time(json, "lastRun", archive.lastRunMs());
        }
        json.writeNumberField("done", archive.done());
        json.writeNumberField("total", archive.total());
        json.writeNumberField("pruned", archive.pruned());
        json.writeEndObject();
    }
}
