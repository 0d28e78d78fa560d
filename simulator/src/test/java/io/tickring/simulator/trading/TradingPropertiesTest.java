package io.tickring.simulator.trading;

import static io.tickring.simulator.trading.Floor.DOLLARS;
import static io.tickring.simulator.trading.Floor.GOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickring.simulator.account.Balance;
import io.tickring.simulator.book.OpenPosition;
import io.tickring.simulator.history.Confirm;
import io.tickring.simulator.history.Transaction;
import io.tickring.simulator.order.Direction;
import io.tickring.simulator.order.Exits;
import io.tickring.simulator.order.OrderType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What must hold of an account whatever is done with it. */
class TradingPropertiesTest {
    private static final BigDecimal START = new BigDecimal("10000");
    private static final double CENT = 0.01;

    @Property(tries = 300)
    void shouldExplainEveryCentByTransactions(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps,
                                              @ForAll boolean hedging) {
        Random random = new Random(seed);
        Floor floor = floor(hedging);

        for (int i = 0; i < steps; i++) {
            step(floor, random);

            holdMoney(floor);
            holdMargin(floor);
            holdStakes(floor);
        }
    }

    private static Floor floor(boolean hedging) {
        Floor floor = new Floor().quote(GOLD, 1999.50, 2000.50);
        floor.desk().preferences(DOLLARS, preferences -> {
            preferences.change(Map.of(), Optional.of(hedging));
            return null;
        });
        return floor;
    }

    private static void step(Floor floor, Random random) {
        double mid = floor.lastQuote(GOLD).orElseThrow().bid() / 100.0;
        Direction side = random.nextBoolean() ? Direction.BUY : Direction.SELL;
        switch (random.nextInt(8)) {
            case 0, 1 -> floor.deal(side, size(random), Exits.NONE);
            case 2 -> floor.deal(side, size(random), new Exits(false, random.nextBoolean(), null,
                    BigDecimal.valueOf(10 + random.nextInt(50)), null, null, BigDecimal.valueOf(30), null));
            case 3 -> floor.place(side, OrderType.LIMIT, mid - side.sign() * random.nextInt(40), Exits.NONE,
                    random.nextBoolean() ? OptionalLong.of(floor.nowMs() + 5_000) : OptionalLong.empty());
            case 4 -> floor.desk().positions(DOLLARS).stream().findFirst().map(OpenPosition::dealId)
                    .ifPresent(floor::close);
            case 5 -> floor.passMs(random.nextInt(4) == 0 ? 86_400_000L : 60_000L);
            default -> move(floor, mid + random.nextGaussian() * 20);
        }
    }

    private static void move(Floor floor, double bid) {
        double at = Math.max(100, bid);
        floor.quote(GOLD, at, at + 1);
    }

    private static String size(Random random) {
        return BigDecimal.valueOf(1 + random.nextInt(3_000), 2).toPlainString();
    }

    private static void holdMoney(Floor floor) {
        BigDecimal explained = floor.transactions().stream().map(Transaction::amount)
                .reduce(START, BigDecimal::add);
        Balance balance = floor.desk().balance(DOLLARS);
        double upl = floor.desk().positions(DOLLARS).stream().mapToDouble(p -> p.upl().doubleValue()).sum();

        assertThat(balance.deposit()).isCloseTo(explained.doubleValue(), within(CENT / 2 + 1e-9));
        assertThat(balance.profitLoss()).isCloseTo(upl, within(CENT / 2 + 1e-9));
        assertThat(balance.balance()).isCloseTo(balance.deposit() + balance.profitLoss(), within(1e-6));
    }

    private static void holdMargin(Floor floor) {
        Balance balance = floor.desk().balance(DOLLARS);
        double margin = floor.desk().positions(DOLLARS).stream()
                .mapToDouble(p -> p.size().doubleValue() * p.level() / 100 / p.leverage()).sum();

        assertThat(balance.available()).isCloseTo(Math.max(0, balance.balance() - margin), within(CENT));
        // A night's funding waits for the next quote to close anything out.
        assertThat(balance.balance()).isGreaterThan(margin / 2 - 500);
    }

    private static void holdStakes(Floor floor) {
        boolean held = !floor.desk().positions(DOLLARS).isEmpty() || !floor.desk().orders(DOLLARS).isEmpty();

        assertThat(floor.desk().isTraded(GOLD.number())).isEqualTo(held);
    }

    @Property(tries = 300)
    void shouldHoldTheNetOfWhatWasAccepted(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int orders) {
        Random random = new Random(seed);
        Floor floor = floor(false);
        BigDecimal net = BigDecimal.ZERO;

        for (int i = 0; i < orders; i++) {
            Direction side = random.nextBoolean() ? Direction.BUY : Direction.SELL;
            String size = size(random);
            Balance before = floor.desk().balance(DOLLARS);
            Confirm confirm = floor.deal(side, size, Exits.NONE);
            if (confirm.isRejected()) {
                assertThat(floor.desk().balance(DOLLARS)).isEqualTo(before);
            } else {
                net = net.add(new BigDecimal(size).multiply(BigDecimal.valueOf(side.sign())));
            }

            List<OpenPosition> open = floor.desk().positions(DOLLARS);
            assertThat(open.stream().map(OpenPosition::direction).distinct().count()).isLessThanOrEqualTo(1);
            assertThat(open.stream().map(p -> p.size().multiply(BigDecimal.valueOf(p.direction().sign())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(net);
        }
    }

    @Property(tries = 100)
    void shouldNeverGiveTwoDealsOneId(@ForAll long seed) {
        Random random = new Random(seed);
        Floor floor = floor(true);
        for (int i = 0; i < 30; i++) {
            step(floor, random);
        }

        List<String> opened = floor.activities().stream()
                .filter(a -> a.type().name().equals("POSITION") && a.source().name().equals("USER")
                        && a.dealReference().startsWith("p_")).map(a -> a.dealId() + a.direction()).toList();
        assertThat(floor.desk().positions(DOLLARS)).extracting(OpenPosition::dealId).doesNotHaveDuplicates();
        assertThat(opened).doesNotHaveDuplicates();
    }
}
