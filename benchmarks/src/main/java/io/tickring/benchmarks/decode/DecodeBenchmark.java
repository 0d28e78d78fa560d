package io.tickring.benchmarks.decode;

import com.alibaba.fastjson2.JSONReader;
import com.dslplatform.json.DslJson;
import com.dslplatform.json.JsonReader;
import com.dslplatform.json.NumberConverter;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.decode.QuoteDecoder;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One quote frame to one slot. The libraries stream too and make no tree. They read prices as {@code double} and round
 * to the slot's units, which is less than our decoder does: it reads decimals exactly and keeps the original frame.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;

    private final TickEvent slot = new TickEvent();
    private final byte[] scratch = new byte[1024];
    private final JsonFactory jackson = new JsonFactory();
    private final JsonReader<Object> dsl = new DslJson<>().newReader();
    private MarketTable markets;
    private QuoteDecoder decoder;
    private byte[][] frames;
    private int next;

    @Setup
    public void prepare() throws IOException {
        markets = Frames.markets();
        decoder = new QuoteDecoder(markets);
        frames = Frames.make();
        verify();
    }

    private byte[] frame() {
        next = (next + 1) & (Frames.COUNT - 1);
        return frames[next];
    }

    /** The least anyone could do: touch every byte once. */
    @Benchmark
    public TickEvent floorCopy() {
        byte[] frame = frame();
        System.arraycopy(frame, 0, slot.frameFor(frame.length), 0, frame.length);
        slot.frameLength = frame.length;
        return slot;
    }

    @Benchmark
    public TickEvent tickring() {
        byte[] frame = frame();
        System.arraycopy(frame, 0, scratch, 0, frame.length);
        decoder.decode(scratch, frame.length, 1, slot);
        return slot;
    }

    @Benchmark
    public TickEvent jacksonStreaming() throws IOException {
        slot.clearTick();
        try (JsonParser parser = jackson.createParser(frame())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("payload")) {
                    jacksonPayload(parser);
                }
            }
        }
        return slot;
    }

    private void jacksonPayload(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "epic" -> slot.market = markets.numberOf(parser.getText());
                case "bid" -> slot.bidNanos = Math.round(parser.getDoubleValue() * NANOS);
                case "ofr" -> slot.askNanos = Math.round(parser.getDoubleValue() * NANOS);
                case "bidQty" -> slot.bidSizeMicros = Math.round(parser.getDoubleValue() * MICROS);
                case "ofrQty" -> slot.askSizeMicros = Math.round(parser.getDoubleValue() * MICROS);
                case "timestamp" -> slot.exchangeTimeMs = parser.getLongValue();
                default -> parser.skipChildren();
            }
        }
    }

    @Benchmark
    public TickEvent fastjson2() {
        slot.clearTick();
        try (JSONReader reader = JSONReader.of(frame())) {
            reader.nextIfObjectStart();
            while (!reader.nextIfObjectEnd()) {
                if (reader.readFieldName().equals("payload")) {
                    fastjsonPayload(reader);
                } else {
                    reader.skipValue();
                }
            }
        }
        return slot;
    }

    private void fastjsonPayload(JSONReader reader) {
        reader.nextIfObjectStart();
        while (!reader.nextIfObjectEnd()) {
            switch (reader.readFieldName()) {
                case "epic" -> slot.market = markets.numberOf(reader.readString());
                case "bid" -> slot.bidNanos = Math.round(reader.readDoubleValue() * NANOS);
                case "ofr" -> slot.askNanos = Math.round(reader.readDoubleValue() * NANOS);
                case "bidQty" -> slot.bidSizeMicros = Math.round(reader.readDoubleValue() * MICROS);
                case "ofrQty" -> slot.askSizeMicros = Math.round(reader.readDoubleValue() * MICROS);
                case "timestamp" -> slot.exchangeTimeMs = reader.readInt64Value();
                default -> reader.skipValue();
            }
        }
    }

    @Benchmark
    public TickEvent dslJson() throws IOException {
        slot.clearTick();
        byte[] frame = frame();
        dsl.process(frame, frame.length);
        dsl.getNextToken();
        byte behind;
        do {
            dsl.getNextToken();
            if (dsl.readKey().equals("payload")) {
                dslPayload();
                behind = dsl.getNextToken();
            } else {
                behind = dsl.skip();
            }
        } while (behind == ',');
        return slot;
    }

    private void dslPayload() throws IOException {
        byte behind;
        do {
            dsl.getNextToken();
            behind = dslMember(dsl.readKey()) ? dsl.getNextToken() : dsl.skip();
        } while (behind == ',');
    }

    private boolean dslMember(String name) throws IOException {
        switch (name) {
            case "epic" -> slot.market = markets.numberOf(dsl.readString());
            case "bid" -> slot.bidNanos = Math.round(NumberConverter.deserializeDouble(dsl) * NANOS);
            case "ofr" -> slot.askNanos = Math.round(NumberConverter.deserializeDouble(dsl) * NANOS);
            case "bidQty" -> slot.bidSizeMicros = Math.round(NumberConverter.deserializeDouble(dsl) * MICROS);
            case "ofrQty" -> slot.askSizeMicros = Math.round(NumberConverter.deserializeDouble(dsl) * MICROS);
            case "timestamp" -> slot.exchangeTimeMs = NumberConverter.deserializeLong(dsl);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void verify() throws IOException {
        for (int i = 0; i < Frames.COUNT; i++) {
            next = i;
            String ours = text(tickring());
            next = i;
            requireEqual(ours, text(jacksonStreaming()));
            next = i;
            requireEqual(ours, text(fastjson2()));
            next = i;
            requireEqual(ours, text(dslJson()));
        }
    }

    /** A fast wrong answer is no competitor. */
    private static void requireEqual(String ours, String theirs) {
        if (!ours.equals(theirs)) {
            throw new IllegalStateException("read differently: " + ours + " and " + theirs);
        }
    }

    private static String text(TickEvent event) {
        return event.market + " " + event.exchangeTimeMs + ' ' + event.bidNanos + ' ' + event.askNanos + ' '
                + event.bidSizeMicros + ' ' + event.askSizeMicros;
    }
}
