package io.tickring.persistence.replay;

import io.tickring.engine.EngineSettings;
import io.tickring.engine.market.AssetClass;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.persistence.disk.RollPeriod;
import io.tickring.persistence.testing.Images;
import io.tickring.persistence.testing.RandomMarket;
import io.tickring.persistence.testing.Rig;
import io.tickring.persistence.write.JournalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * A journal of several live sessions with late and bad ticks, bars that the clock closes, gaps, definitions that
 * change, restarts, kills behind any record and changes of settings, the same for a seed.
 */
final class RandomJournal {
    private final Random random;
    private final RandomMarket market;
    private final boolean settingsChange;
    private Path dir;
    private long nowNs = Rig.START_MS * Rig.NS_PER_MS;
    private int epoch;

    RandomJournal(long seed, boolean settingsChange) {
        random = new Random(seed);
        market = new RandomMarket(seed);
        this.settingsChange = settingsChange;
    }

    /** @return the journal's directory, somewhere below this one */
    Path write(Path place, int sessions, int eventsEach) {
        dir = place.resolve("0");
        for (int i = 0; i < sessions; i++) {
            epoch++;
            if (random.nextInt(3) == 0) {
                kill(place.resolve(Integer.toString(i + 1)), eventsEach);
            } else {
                try (Rig rig = open()) {
                    feed(rig, eventsEach);
                }
            }
        }
        return dir;
    }

    private Rig open() {
        int batch = random.nextBoolean() ? 1 : 64;
        JournalSettings settings = new JournalSettings(dir, 10, batch, 1 << 20, RollPeriod.DAILY);
        return new Rig(settings, nowNs, settings());
    }

    private EngineSettings settings() {
        EngineSettings usual = EngineSettings.defaults();
        if (!settingsChange || random.nextBoolean()) {
            return usual;
        }
        EngineSettings other = new EngineSettings(usual.maxMarkets(), 10_000, usual.timeSource(), usual.provenance(),
                usual.validation());
        return other.with(usual.validation().withOrderRules(random.nextBoolean(), random.nextBoolean()));
    }

    private void kill(Path image, int events) {
        long first;
        long last;
        try (Rig rig = open()) {
            first = rig.journal.position().journaledSequence();
            feed(rig, events);
            last = rig.journal.position().journaledSequence();
            Images.copy(dir, image);
        }
        dir = image;
        try {
            Images.cutBehind(image, epoch, first + random.nextInt((int) (last - first)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void feed(Rig rig, int events) {
        for (int i = 0; i < events; i++) {
            market.next(rig.event);
            rig.nowNs = rig.event.receiveTimeNs;
            rig.engine.apply(rig.event);
            if (random.nextInt(100) == 0) {
                redefine(rig);
            }
            rig.journal.onEvent(rig.event, random.nextInt(4) > 0);
            if (random.nextInt(300) == 0) {
                rig.control(EventKind.CHECKPOINT);
            }
        }
        nowNs = rig.nowNs;
        rig.control(EventKind.HEARTBEAT);
    }

    /** As another thread does, while a tick is on its way from the validator to the journal. */
    private void redefine(Rig rig) {
        AssetClass[] classes = AssetClass.values();
        rig.engine.markets().define(new Market(0, "M" + (1 + random.nextInt(Rig.MARKETS)), "renamed",
                classes[random.nextInt(classes.length)], "USD", 2,
                150_300_000_000L + random.nextInt(2) * Market.DEFAULT_MAX_PRICE_NANOS));
    }
}
