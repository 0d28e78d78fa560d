package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.campaign.evidence.Ending;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.evidence.GapSpan;
import io.tickring.benchmarks.campaign.evidence.HandedFrame;
import io.tickring.benchmarks.campaign.evidence.JournaledTick;
import io.tickring.benchmarks.campaign.evidence.MarketEvidence;
import io.tickring.benchmarks.campaign.evidence.Outage;
import io.tickring.benchmarks.campaign.evidence.QuoteKey;
import io.tickring.benchmarks.trial.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A made-up campaign of one market: a quote a second for a thousand seconds of the simulated time, a sixtieth of that
 * by the wall clock; those of seconds 100 to 139 fell into an outage between two sockets.
 */
final class Story {
    static final int FROM = 100;
    static final int TO = 140;
    private static final int QUOTES = 1_000;
    private static final int SPEED = 60;

    final List<QuoteKey> produced = new ArrayList<>();
    final List<HandedFrame> handed = new ArrayList<>();
    final List<JournaledTick> journaled = new ArrayList<>();
    final List<GapSpan> gaps = new ArrayList<>();
    final List<Outage> outages = new ArrayList<>();
    final Map<String, Long> violations = new HashMap<>();
    long logins = 1;
    long gapsOpen;
    long unreadable;
    boolean alive = true;
    int exitCode;
    int verifyCode;

    Story() {
        for (int second = 0; second < QUOTES; second++) {
            produced.add(quote(second));
            if (second < FROM || second >= TO) {
                handed.add(new HandedFrame(handed.size(), quote(second), second < FROM ? 1 : 2, ""));
                journaled.add(tick(second, true));
            }
        }
        gaps.add(gap(FROM - 1, TO));
        outages.add(outage(FROM, TO, new Outage.Traits(false, false, true, false)));
    }

    static QuoteKey quote(int second) {
        return new QuoteKey(second * 1_000L, 1_000_000_000L + second, 1_100_000_000L + second);
    }

    static JournaledTick tick(int second, boolean accepted) {
        return new JournaledTick(quote(second), wallMs(second), accepted);
    }

    static GapSpan gap(double fromSecond, double toSecond) {
        return new GapSpan(Math.round(fromSecond * 1_000), Math.round(toSecond * 1_000));
    }

    static long wallMs(int second) {
        return second * 1_000L / SPEED;
    }

    /** @return one after which the frame of its last second is the first */
    Outage outage(int from, int to, Outage.Traits traits) {
        long frames = handed.stream().filter(frame -> frame.quote().timeMs() < to * 1_000L).count();
        return new Outage("made-up", from * 1_000L, to * 1_000L, wallMs(from), wallMs(to), frames, traits, List.of());
    }

    /** Later frames keep their place. */
    void spoil(int second, String fault) {
        handed.replaceAll(frame -> frame.quote().equals(quote(second))
                ? new HandedFrame(frame.order(), frame.quote(), frame.connection(), fault) : frame);
    }

    Evidence evidence() {
        Ending ending = new Ending(QUOTES * 1_000L, violations, logins, gapsOpen, 1, 0, 500, alive, exitCode,
                verifyCode, unreadable);
        return new Evidence(List.of(new MarketEvidence("US500", produced, handed, journaled, gaps)), outages, ending);
    }

    /** @return the criteria that do not hold */
    List<String> failures() {
        return Judge.judge(evidence()).stream().filter(finding -> !finding.passed()).map(Finding::criterion).toList();
    }
}
