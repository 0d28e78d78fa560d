package io.tickring.simulator.account;

import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.market.AssetClass;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leverage by kind of market, and whether opposite positions stand side by side. Not thread-safe. */
public final class Preferences {
    private static final Map<AssetClass, List<Integer>> AVAILABLE = Map.of(
            AssetClass.SHARES, List.of(1, 2, 3, 5), AssetClass.CURRENCIES, List.of(1, 10, 20, 30),
            AssetClass.INDICES, List.of(1, 10, 20), AssetClass.CRYPTOCURRENCIES, List.of(1, 2),
            AssetClass.COMMODITIES, List.of(1, 5, 10, 20));
    private static final List<AssetClass> SHOWN = List.of(AssetClass.SHARES, AssetClass.CURRENCIES, AssetClass.INDICES,
            AssetClass.CRYPTOCURRENCIES, AssetClass.COMMODITIES);

    private final Map<AssetClass, Integer> current = new EnumMap<>(AssetClass.class);
    private boolean hedging;

    /** The leverages that come nearest to the margin factors of the market details. */
    public Preferences() {
        for (AssetClass kind : AssetClass.values()) {
            current.put(kind, available(kind).get(available(kind).size() - 1));
        }
        current.put(AssetClass.COMMODITIES, 10);
    }

    /** @return in the broker's order */
    public static List<AssetClass> groups() {
        return SHOWN;
    }

    /** @return what may be chosen, smallest first */
    public static List<Integer> available(AssetClass kind) {
        return AVAILABLE.get(kind);
    }

    public int leverage(AssetClass kind) {
        return current.get(kind);
    }

    public boolean hedging() {
        return hedging;
    }

    /**
     * Takes all or nothing.
     *
     * @param leverages by the broker's name of the group
     * @param hedgingMode empty for as it was
     * @throws Refusal 400 for a group or a leverage that does not exist
     */
    public void change(Map<String, Integer> leverages, Optional<Boolean> hedgingMode) {
        Map<AssetClass, Integer> wanted = new EnumMap<>(AssetClass.class);
        leverages.forEach((name, leverage) -> wanted.put(SHOWN.stream().filter(kind -> kind.name().equals(name))
                .filter(kind -> available(kind).contains(leverage)).findFirst()
                .orElseThrow(() -> new Refusal(400, "error.invalid.leverage.value")), leverage));
        current.putAll(wanted);
        hedging = hedgingMode.orElse(hedging);
    }
}
