package io.tickring.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.tickring.simulator.fault.FaultBoard;
import io.tickring.simulator.fault.FaultOrder;
import io.tickring.simulator.fault.VenueFault;
import io.tickring.simulator.ledger.Ledger;
import io.tickring.simulator.ledger.LedgerRow;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.market.SymbolList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuoteFaultsTest {
    private static final long CLOSED_MS = 10_000;

    private final List<Instrument> instruments = SymbolList.first(1);
    private final FaultBoard board = new FaultBoard(() -> CLOSED_MS, () -> 0);
    private final Ledger ledger = new Ledger(instruments, null);
    private final QuoteFaults quotes = new QuoteFaults(board, ledger);
    private final Connection connection = new Connection(1, new EmbeddedChannel(), 0);

    @Test
    void shouldHandOutWhatAMarketMadeBeforeItClosed() {
        board.begin(FaultOrder.of(VenueFault.CLOSED_MARKET));

        send(CLOSED_MS - 5_000);
        send(CLOSED_MS - 1);
        send(CLOSED_MS);
        send(CLOSED_MS + 1);

        assertThat(ledger.newest(Optional.empty(), 10)).extracting(LedgerRow::timestamp)
                .containsExactlyInAnyOrder(CLOSED_MS - 5_000, CLOSED_MS - 1);
    }

    private void send(long timeMs) {
        quotes.send(connection, instruments.get(0), new Quote(timeMs, 1, 2, 1, 1), "{}");
    }
}
