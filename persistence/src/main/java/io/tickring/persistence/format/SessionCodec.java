package io.tickring.persistence.format;

import io.tickring.engine.journal.SessionMarker;
import io.tickring.persistence.codec.FieldReader;
import io.tickring.persistence.codec.FieldWriter;
import java.util.Map;
import java.util.TreeMap;

/** Session markers. */
final class SessionCodec {
    private static final int MAX_SETTINGS = 1000;

    private SessionCodec() {
    }

    static void write(SessionStart start, FieldWriter out) {
        SessionMarker marker = start.marker();
        out.putLong(marker.journalId());
        out.putVarint(marker.epoch());
        out.putSigned(marker.startTimeNs());
        out.putSigned(start.previousSequence());
        out.putText(marker.engineVersion());
        out.putText(marker.source());
        out.putText(marker.sourceSha256());
        out.putVarint(marker.settings().size());
        new TreeMap<>(marker.settings()).forEach((key, value) -> {
            out.putText(key);
            out.putText(value);
        });
    }

    static SessionStart read(FieldReader in) {
        long journalId = in.getLong();
        int epoch = in.getCount(Integer.MAX_VALUE);
        long startTimeNs = in.getSigned();
        long previousSequence = in.getSigned();
        String engineVersion = in.getText();
        String source = in.getText();
        String sha256 = in.getText();
        SessionMarker marker =
                new SessionMarker(journalId, epoch, startTimeNs, engineVersion, source, sha256, readSettings(in));
        return new SessionStart(marker, previousSequence);
    }

    private static Map<String, String> readSettings(FieldReader in) {
        Map<String, String> settings = new TreeMap<>();
        for (int rest = in.getCount(MAX_SETTINGS); rest > 0; rest--) {
            settings.put(in.getText(), in.getText());
        }
        return settings;
    }
}
