package io.tickring.persistence.codec;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;

/** Bars: prices as differences to the bid's open, times as differences to the opening time. */
public final class BarCodec {
    private BarCodec() {
    }

    public static void write(Bar bar, FieldWriter out) {
        out.putVarint(bar.market);
        out.putByte(bar.provenance.code());
        out.putVarint(bar.revision);
        out.putSigned(bar.openTimeMs);
        out.putSigned(bar.firstTickMs - bar.openTimeMs);
        out.putSigned(bar.lastTickMs - bar.openTimeMs);
        out.putVarint(bar.ticks);
        out.putSigned(bar.spreadSumNanos);
        out.putSigned(bar.bidOpen);
        out.putSigned(bar.bidHigh - bar.bidOpen);
        out.putSigned(bar.bidLow - bar.bidOpen);
        out.putSigned(bar.bidClose - bar.bidOpen);
        out.putSigned(bar.askOpen - bar.bidOpen);
        out.putSigned(bar.askHigh - bar.bidOpen);
        out.putSigned(bar.askLow - bar.bidOpen);
        out.putSigned(bar.askClose - bar.bidOpen);
    }

    public static void read(FieldReader in, Bar bar) {
        bar.market = in.getCount(Integer.MAX_VALUE);
        int code = in.getByte();
        bar.provenance = Provenance.ofCode(code);
        if (bar.provenance == null) {
            throw new FormatException("a bar has the unknown provenance " + code);
        }
        bar.revision = (int) in.getVarint();
        bar.openTimeMs = in.getSigned();
        bar.firstTickMs = bar.openTimeMs + in.getSigned();
        bar.lastTickMs = bar.openTimeMs + in.getSigned();
        bar.ticks = (int) in.getVarint();
        bar.spreadSumNanos = in.getSigned();
        bar.bidOpen = in.getSigned();
        bar.bidHigh = bar.bidOpen + in.getSigned();
        bar.bidLow = bar.bidOpen + in.getSigned();
        bar.bidClose = bar.bidOpen + in.getSigned();
        bar.askOpen = bar.bidOpen + in.getSigned();
        bar.askHigh = bar.bidOpen + in.getSigned();
        bar.askLow = bar.bidOpen + in.getSigned();
        bar.askClose = bar.bidOpen + in.getSigned();
    }
}
