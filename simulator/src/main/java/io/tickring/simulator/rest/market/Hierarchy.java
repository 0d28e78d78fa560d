package io.tickring.simulator.rest.market;

import io.tickring.simulator.market.AssetClass;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.rest.market.MarketAnswers.Flat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The tree of markets: what is common to all, then kinds of market, shares and indices by country. */
final class Hierarchy {
    private static final String ROOT = "hierarchy_v1.";
    private static final String COMMONS = "commons";
    private static final int MOST = 20;

    /** One branch or leaf as the broker names it. */
    record Node(String id, String name) {
    }

    private final Catalogue catalogue;
    private final Map<String, List<Node>> branches = new LinkedHashMap<>();
    private final Map<String, Supplier<Stream<Instrument>>> leaves = new LinkedHashMap<>();
    private final List<Node> top = new ArrayList<>();

    Hierarchy(Catalogue catalogue) {
        this.catalogue = catalogue;
        commons();
        for (AssetClass kind : List.of(AssetClass.COMMODITIES, AssetClass.CURRENCIES, AssetClass.CRYPTOCURRENCIES)) {
            leaves.put(group(kind.name()).id(), () -> of(kind));
        }
        countries(AssetClass.INDICES);
        countries(AssetClass.SHARES);
    }

    private Node group(String name) {
        String key = name.toLowerCase(Locale.ROOT) + "_group";
        Node node = new Node(ROOT + key, key);
        top.add(node);
        return node;
    }

    private Stream<Instrument> of(AssetClass kind) {
        return catalogue.all().stream().filter(market -> market.assetClass() == kind);
    }

    private void countries(AssetClass kind) {
        List<Node> nodes = of(kind).map(Instrument::country).distinct().sorted()
                .map(country -> country(kind, country)).toList();
        branches.put(group(kind.name()).id(), nodes);
    }

    private Node country(AssetClass kind, String country) {
        String name = country.isEmpty() ? "Other" : country;
        String key = name.toLowerCase(Locale.ROOT).replace(' ', '_');
        Node node = new Node(ROOT + kind.name().toLowerCase(Locale.ROOT) + "." + key, name);
        leaves.put(node.id(), () -> of(kind).filter(market -> market.country().equals(country)));
        return node;
    }

    private void commons() {
        List<Node> nodes = List.of(
                common("most_traded", "Most Traded", () -> most(Instrument::ticksPerSecond)),
                common("recently_traded", "Recently Traded", Stream::empty),
                common("new", "New", Stream::empty),
                common("top_gainers", "Top Risers", () -> most(market -> change(market).orElse(-Double.MAX_VALUE))),
                common("top_losers", "Top Fallers", () -> most(market -> -change(market).orElse(Double.MAX_VALUE))),
                common("most_volatile", "Most Volatile", () -> most(Instrument::volatility)),
                common("weekend_trading", "Weekend Trading", () -> of(AssetClass.CRYPTOCURRENCIES)));
        branches.put(group(COMMONS).id(), nodes);
    }

    private Node common(String key, String name, Supplier<Stream<Instrument>> markets) {
        Node node = new Node(ROOT + COMMONS + "." + key, name);
        leaves.put(node.id(), markets);
        return node;
    }

    private Stream<Instrument> most(Function<Instrument, Double> of) {
        Map<Instrument, Double> value = new LinkedHashMap<>();
        catalogue.all().forEach(market -> value.put(market, of.apply(market)));
        return value.entrySet().stream().sorted(Map.Entry.<Instrument, Double>comparingByValue(
                Comparator.reverseOrder())).limit(MOST).map(Map.Entry::getKey);
    }

    private Optional<Double> change(Instrument of) {
        return Optional.ofNullable(catalogue.flat(of)).map(Flat::percentageChange);
    }

    /** @return the groups at the top */
    List<Node> top() {
        return top;
    }

    /** @return what lies below a branch, empty when there is no such branch */
    Optional<List<Node>> below(String id) {
        return Optional.ofNullable(branches.get(id));
    }

    /** @return the markets of a leaf, empty when there is no such leaf */
    Optional<Stream<Instrument>> markets(String id) {
        return Optional.ofNullable(leaves.get(id)).map(Supplier::get);
    }
}
