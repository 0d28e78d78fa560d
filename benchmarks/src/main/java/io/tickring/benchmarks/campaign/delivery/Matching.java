package io.tickring.benchmarks.campaign.delivery;

import io.tickring.benchmarks.campaign.evidence.HandedFrame;
import io.tickring.benchmarks.campaign.evidence.JournaledTick;
import io.tickring.benchmarks.campaign.evidence.MarketEvidence;
import io.tickring.benchmarks.campaign.evidence.QuoteKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Finds each handed frame of a market in the journal: equal quotes in the order in which they were handed. */
public final class Matching {
    private static final int NOWHERE = -1;

    private final MarketEvidence market;
    private final int[] places;
    private final List<JournaledTick> unmatched = new ArrayList<>();

    Matching(MarketEvidence market) {
        this.market = market;
        places = new int[market.handed().size()];
        Map<QuoteKey, ArrayDeque<Integer>> journaled = new HashMap<>();
        for (int place = 0; place < market.journaled().size(); place++) {
            QuoteKey quote = market.journaled().get(place).quote();
            journaled.computeIfAbsent(quote, key -> new ArrayDeque<>(1)).add(place);
        }
        match(journaled);
    }

    private void match(Map<QuoteKey, ArrayDeque<Integer>> journaled) {
        Arrays.fill(places, NOWHERE);
        match(journaled, true);
        match(journaled, false);
        journaled.values().forEach(left -> left.forEach(place -> unmatched.add(market.journaled().get(place))));
    }

    /** A frame that was spoiled bears the quote of the good one beside it; so the good ones come first. */
    private void match(Map<QuoteKey, ArrayDeque<Integer>> journaled, boolean undisturbed) {
        for (int i = 0; i < places.length; i++) {
            if (frame(i).isUndisturbed() == undisturbed) {
                ArrayDeque<Integer> left = journaled.get(frame(i).quote());
                places[i] = left == null || left.isEmpty() ? NOWHERE : left.poll();
            }
        }
    }

    public MarketEvidence market() {
        return market;
    }

    public HandedFrame frame(int i) {
        return market.handed().get(i);
    }

    /** @return how many frames were handed */
    public int frames() {
        return places.length;
    }

    /** @return the place of the frame in the market's journal */
    public OptionalInt place(int i) {
        return places[i] == NOWHERE ? OptionalInt.empty() : OptionalInt.of(places[i]);
    }

    public boolean isJournaled(int i) {
        return places[i] != NOWHERE;
    }

    /** @return journaled ticks that equal no frame, or no more of them */
    public List<JournaledTick> unmatched() {
        return unmatched;
    }
}
