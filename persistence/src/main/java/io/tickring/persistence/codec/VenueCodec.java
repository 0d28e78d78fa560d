package io.tickring.persistence.codec;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.backfill.VenueSpan;

/**
 * The venue's own bars, and the stretches of time that were asked for. Written without differences to other records, so
 * that a reader may skip them.
 */
public final class VenueCodec {
    private VenueCodec() {
    }

    public static void writeBar(VenueBar bar, FieldWriter out) {
        out.putVarint(bar.market());
        out.putByte(bar.resolution().code());
        out.putSigned(bar.openTimeMs());
        out.putVarint(bar.volume());
        out.putSigned(bar.bidOpen());
        out.putSigned(bar.bidHigh() - bar.bidOpen());
        out.putSigned(bar.bidLow() - bar.bidOpen());
        out.putSigned(bar.bidClose() - bar.bidOpen());
        out.putSigned(bar.askOpen() - bar.bidOpen());
        out.putSigned(bar.askHigh() - bar.bidOpen());
        out.putSigned(bar.askLow() - bar.bidOpen());
        out.putSigned(bar.askClose() - bar.bidOpen());
    }

    /** @throws FormatException for a resolution this version does not know */
    public static VenueBar readBar(FieldReader in) {
        int market = in.getCount(Integer.MAX_VALUE);
        VenueResolution resolution = resolution(in);
        long openTimeMs = in.getSigned();
        long volume = in.getVarint();
        long bidOpen = in.getSigned();
        return new VenueBar(market, resolution, openTimeMs, bidOpen, bidOpen + in.getSigned(),
                bidOpen + in.getSigned(), bidOpen + in.getSigned(), bidOpen + in.getSigned(),
                bidOpen + in.getSigned(), bidOpen + in.getSigned(), bidOpen + in.getSigned(), volume);
    }

    public static void writeSpan(VenueSpan span, FieldWriter out) {
        out.putVarint(span.market());
        out.putByte(span.resolution().code());
        out.putByte(span.kind().code());
        out.putSigned(span.fromMs());
        out.putSigned(span.toMs() - span.fromMs());
        out.putVarint(span.bars());
        out.putSigned(span.reportedNs());
    }

    /** @throws FormatException for a resolution or a kind this version does not know */
    public static VenueSpan readSpan(FieldReader in) {
        int market = in.getCount(Integer.MAX_VALUE);
        VenueResolution resolution = resolution(in);
        int code = in.getByte();
        VenueSpan.Kind kind = VenueSpan.Kind.ofCode(code);
        if (kind == null) {
            throw new FormatException("a span of the venue's bars has the unknown kind " + code);
        }
        long fromMs = in.getSigned();
        return new VenueSpan(market, resolution, kind, fromMs, fromMs + in.getSigned(),
                in.getCount(Integer.MAX_VALUE), in.getSigned());
    }

    private static VenueResolution resolution(FieldReader in) {
        int code = in.getByte();
        VenueResolution resolution = VenueResolution.ofCode(code);
        if (resolution == null) {
            throw new FormatException("a bar of the venue has the unknown resolution " + code);
        }
        return resolution;
    }
}
