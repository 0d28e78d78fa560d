package io.tickring.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolListTest {
    @TempDir
    Path dir;

    @Test
    void shouldShipAListOfAHundredMarketsWithFiftySharesAndTheBenchmark() throws IOException {
        assertThat(SymbolList.parse("TOP100")).hasSize(100).doesNotHaveDuplicates().contains("US500", "AAPL", "EURUSD");
        assertThat(Files.readAllLines(Path.of("..", "config", "symbols-top100.csv")))
                .filteredOn(line -> line.contains(",SHARES,")).hasSizeGreaterThanOrEqualTo(50);
    }

    @Test
    void shouldTakeSymbolsWithCommasInUpperCaseOnce() {
        assertThat(SymbolList.parse("aapl, US500,AAPL,")).containsExactly("AAPL", "US500");
    }

    @Test
    void shouldReadTheFirstColumnOfAFile() throws IOException {
        Path file = Files.writeString(dir.resolve("mine.csv"), "symbol,name\n# metals\nGOLD,Gold\nSILVER\n");

        assertThat(SymbolList.parse(file.toString())).containsExactly("GOLD", "SILVER");
    }

    @Test
    void shouldNameWhatCannotBeASymbol() {
        assertThatThrownBy(() -> SymbolList.parse("my list.csv")).hasMessageContaining("neither a symbol nor a file");
        assertThatThrownBy(() -> SymbolList.parse(" , ")).hasMessageContaining("no symbols");
    }
}
