package io.tickring.engine.backfill;

import io.tickring.engine.tick.CodeTable;

/**
 * What became of the wish to have the venue's bars of a stretch of time. Stands in the journal behind the bars it
 * speaks of, so that whoever reads the journal knows what need not be asked for again.
 *
 * @param market     number in the market table
 * @param fromMs     the venue's time, epoch ms, inclusive
 * @param toMs       the venue's time, epoch ms, exclusive
 * @param bars       bars the venue gave that open in this time; 0 unless it answered
 * @param reportedNs our time of the record, epoch ns
 */
public record VenueSpan(
        int market, VenueResolution resolution, Kind kind, long fromMs, long toMs, int bars, long reportedNs) {

    /** Codes are journal format. */
    public enum Kind {
        /** These bars are to be had, though no gap asks for them: the past of a market that is collected anew. */
        WANTED(1),
        /** The venue gave all bars it has of this time. */
        LOADED(2),
        /** The venue failed to answer so often that it is not asked any more. */
        FAILED(3);

        private static final CodeTable<Kind> BY_CODE = CodeTable.of(values(), Kind::code, null);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        public byte code() {
            return code;
        }

        /**
         * @param code as written by {@link #code()}
         * @return the kind, or null for a code this version does not know
         */
        public static Kind ofCode(int code) {
            return BY_CODE.get(code);
        }
    }
}
