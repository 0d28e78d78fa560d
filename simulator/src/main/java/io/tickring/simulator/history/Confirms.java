package io.tickring.simulator.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The newest confirmation of each reference; a new one can be seen only after a while. Not thread-safe. */
public final class Confirms {
    private static final int KEPT = 10_000;

    private record Written(Confirm confirm, long writtenNs) {
    }

    private final Map<String, Written> byReference = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Written> eldest) {
            return size() > KEPT;
        }
    };
    private final long delayNs;

    /** @param delayNs how long a confirmation is not there yet */
    public Confirms(long delayNs) {
        this.delayNs = delayNs;
    }

    public void add(Confirm confirm, long nowNs) {
        byReference.put(confirm.dealReference(), new Written(confirm, nowNs));
    }

    public Optional<Confirm> find(String reference, long nowNs) {
        return Optional.ofNullable(byReference.get(reference)).filter(entry -> nowNs - entry.writtenNs >= delayNs)
                .map(Written::confirm);
    }
}
