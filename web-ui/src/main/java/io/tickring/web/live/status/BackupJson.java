package io.tickring.web.live.status;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tickring.engine.status.BackupStatus;
import io.tickring.web.json.JsonText;
import java.io.IOException;

/** The schema {@code Backup} of the OpenAPI document. */
final class BackupJson {
    private BackupJson() {
    }

    static void write(JsonGenerator json, BackupStatus backup, long nowMs) throws IOException {
        json.writeObjectFieldStart("backup");
        JsonText.state(json, backup.state(), backup.reason());
        json.writeStringField("target", backup.target());
        if (backup.nextMs() > 0) {
            JsonText.time(json, "next", backup.nextMs());
        }
        json.writeNumberField("doneBytes", backup.doneBytes());
        json.writeNumberField("totalBytes", backup.totalBytes());
        if (backup.lastMs() > 0) {
            json.writeObjectFieldStart("last");
            when(json, backup.lastId(), backup.lastMs(), nowMs);
            json.writeNumberField("bytes", backup.lastBytes());
            json.writeNumberField("sequence", backup.lastSequence());
            json.writeEndObject();
        }
        if (backup.verifiedMs() > 0) {
            json.writeObjectFieldStart("verified");
            when(json, backup.verifiedId(), backup.verifiedMs(), nowMs);
            json.writeBooleanField("good", backup.verifiedGood());
            json.writeStringField("reason", backup.verifiedReason());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void when(JsonGenerator json, String id, long timeMs, long nowMs) throws IOException {
        json.writeStringField("id", id);
        JsonText.time(json, "time", timeMs);
        json.writeNumberField("ageSeconds", Math.max(0, nowMs - timeMs) / 1000);
    }
}
