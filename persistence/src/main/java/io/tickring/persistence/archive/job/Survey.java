package io.tickring.persistence.archive.job;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickring.persistence.archive.table.Period;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.read.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which periods have records that are not archived yet. Kept in a file, so that a run reads only what was journaled
 * since the run before. The file may be lost: then the whole journal is read once, and what the manifests say is
 * archived is passed over.
 */
final class Survey {
    private static final Logger LOG = LoggerFactory.getLogger(Survey.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final String journalId;
    private long throughSequence;
    private Map<Integer, String> symbols;
    private final SortedMap<Period, Touched> periods = new TreeMap<>();
    private List<Damage> damages = List.of();

    /** As it is kept. */
    record Kept(String journalId, long throughSequence, Map<Integer, String> symbols,
            Map<String, Touched.Kept> periods) {
    }

    private Survey(Path file, Kept kept) {
        this.file = file;
        journalId = kept.journalId();
        throughSequence = kept.throughSequence();
        symbols = new TreeMap<>(kept.symbols());
        kept.periods().forEach((name, touched) -> periods.put(new Period(name), new Touched(touched)));
    }

    /** @return what was kept of this journal, or nothing */
    static Survey load(Path file, String journalId) {
        Kept nothing = new Kept(journalId, 0, Map.of(), Map.of());
        return new Survey(file, read(file).filter(kept -> kept.journalId().equals(journalId)).orElse(nothing));
    }

    private static Optional<Kept> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), Kept.class));
        } catch (IOException e) {
            LOG.warn("archive=survey_lost file={} reason=\"{}\"; the whole journal is read", file, e.getMessage());
            return Optional.empty();
        }
    }

    void save() throws IOException {
        Map<String, Touched.Kept> kept = new TreeMap<>();
        periods.forEach((period, touched) -> kept.put(period.name(), touched.kept()));
        Durable.write(file, MAPPER.writeValueAsBytes(
                new Kept(journalId, throughSequence, symbols, kept)));
    }

    /** Takes in what was journaled since. */
    void extend(JournalPass pass) {
        JournalPass.Result result = pass.read(throughSequence + 1, Long.MAX_VALUE, symbols,
                (row, epoch) -> periods.computeIfAbsent(Period.of(row.dataset(), row.timeMs()),
                        period -> new Touched()).add(row, epoch));
        throughSequence = result.throughSequence();
        symbols = result.symbols();
        damages = result.damages();
    }

    /** @return periods to be archived now, ascending: days that were over at this moment, and years along with a day */
    List<Period> due(long marketTimeMs) {
        List<Period> over = periods.keySet().stream().filter(period -> period.toMs() <= marketTimeMs).toList();
        return over.isEmpty() ? over : periods.keySet().stream()
                .filter(period -> period.isYear() || over.contains(period)).toList();
    }

    Touched touched(Period period) {
        return periods.get(period);
    }

    /** Says that all of the period is archived, up to {@link #throughSequence}. */
    void done(Period period) {
        periods.remove(period);
    }


    long throughSequence() {
        return throughSequence;
    }

    Map<Integer, String> symbols() {
        return symbols;
    }

    String journalId() {
        return journalId;
    }

    /** @return what could not be read of the part of the journal that was new */
    List<Damage> damages() {
        return damages;
    }
}
