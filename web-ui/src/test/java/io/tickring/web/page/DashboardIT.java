package io.tickring.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page in a real browser, against the real server. */
class DashboardIT {
    private static final int WIDE_PX = 1440;
    private static final int NARROW_PX = 360;
    private static final int PRICE_AXIS_PX = 58;

    @TempDir
    static Path profile;

    private static ChromeDriver browser;
    private static Dashboard page;
    private SyntheticDaemon daemon;

    @BeforeAll
    static void openBrowser() {
        browser = Chromium.start(profile);
        page = new Dashboard(browser);
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @BeforeEach
    void startDaemon() throws IOException {
        daemon = new SyntheticDaemon(0, "simulator");
        page.resize(WIDE_PX, 900);
        page.visit(daemon.url(), "en-GB");
    }

    @AfterEach
    void stopDaemon() {
        page.leave();
        daemon.close();
    }

    @Test
    void shouldMoveQuotesWithoutAComplaint() {
        String first = page.bidOf("AAPL");

        page.until(() -> !page.bidOf("AAPL").equals(first));

        assertThat(page.find(".quotes tbody tr")).hasSize(SyntheticDaemon.MARKETS);
        assertThat(page.bidOf("AAPL")).matches("\\d+\\.\\d{2}");
        assertThat(page.column("age")).allMatch(age -> age.endsWith(" s"));
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void shouldOpenTheChartWithHistoryAndGrowItByTheMinute() {
        page.until(() -> page.candlePixels() > 200);
        int opened = page.bars();

        page.until(() -> page.bars() >= opened + 2);

        assertThat(opened).isGreaterThan(100);
        assertThat(page.text(".legend")).contains("Live", "Venue’s history", "Forming", "No ticks");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void shouldFoldMinutesIntoTheIntervalChosen() {
        page.choose("interval", "5m");

        page.until(() -> page.one(".plot").getAttribute("aria-label").contains("bars of 5m"));
        page.until(() -> page.bars() > 20 && page.bars() < 60);
        page.until(() -> page.candlePixels() > 200);

        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void shouldListTheGapsOfTheMarket() {
        page.until(() -> page.text(".gaps summary").equals("Gaps: 1 filled, 0 explained, 0 open"));

        page.focus(".gaps summary");
        page.press(Keys.ENTER);

        page.until(() -> page.text(".gaps tbody").matches("(?s).*disconnected.*filled.*2"));
        page.focus("tr[tabindex='0']");
        page.press(Keys.ARROW_DOWN, Keys.ENTER);
        page.until(() -> !page.one(".gaps").isDisplayed());
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void shouldChooseAMarketByKeyboard() {
        page.focus("tr[tabindex='0']");
        page.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP);
        page.press(Keys.ENTER);

        page.until(() -> page.text("#chart h2").startsWith("MSFT"));
        page.until(() -> page.bars() > 100);
        assertThat(page.find("tr[aria-selected='true']")).extracting(row -> row.getAttribute("data-symbol"))
                .containsExactly("MSFT");
        assertThat(browser.switchTo().activeElement().getAttribute("data-symbol")).isEqualTo("MSFT");
    }

    @Test
    void shouldReadBarsByKeyboard() {
        page.until(() -> page.candlePixels() > 200);

        page.focus(".plot");
        page.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT);

        assertThat(page.text("#chart [aria-live]")).contains("open", "high", "low", "close", "ticks");
        assertThat(page.text(".tip")).contains("Mean spread", "Revision", "Source");
    }

    @Test
    void shouldExplainTheBarThatIsClicked() {
        page.until(() -> page.text(".legend").contains("Live") && page.candlePixels() > 200);

        page.clickFromTheRight(".plot", PRICE_AXIS_PX + 4);

        page.until(() -> page.text(".explain .said")
                .matches("Ticks in this bar: \\d+ \\(live ticks\\)\\. Rejected: 1\\..*"));
        assertThat(page.text(".explain .muted")).startsWith("AAPL, ").endsWith("prices in USD");
        page.press(Keys.ESCAPE);
        assertThat(page.one(".explain").isDisplayed()).isFalse();
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void shouldTellWhatMadeABarAndWhichTicksMadeItsPrices() {
        page.until(() -> page.text(".legend").contains("Live") && page.candlePixels() > 200);

        page.focus(".plot");
        page.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ENTER);

        page.until(() -> page.find(".explain h3").size() == 3);
        assertThat(page.text(".explain .parts")).contains("The bar and its revisions 1", "Revision 0, live ticks",
                "closed by a tick of a later minute", "Ticks in the bar", "Ticks rejected 1",
                "Its mid is further from the last accepted one", "validation.spikeLimitPpm.shares = 20000");
        assertThat(page.texts(".explain td.words")).anyMatch(made -> made.startsWith("Open"))
                .anyMatch(made -> made.endsWith("Close")).anyMatch(made -> made.contains("High"));
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void shouldExplainOnANarrowPageInChinese() {
        page.resize(NARROW_PX, 800);
        page.choose("language", "zh-TW");
        page.until(() -> page.text(".legend").contains("即時") && page.candlePixels() > 200);
        page.focus(".plot");
        page.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ENTER);
        page.until(() -> page.find(".explain h3").size() == 3);
        int shown = page.find(".explain tr").size();

        page.one(".explain .note button").click();

        assertThat(page.text(".explain h2")).isEqualTo("這根 K 線的由來");
        assertThat(page.find(".explain tr")).hasSizeGreaterThan(shown);
        assertThat(page.widthBeyond(".explain")).isZero();
        assertThat(page.widthBeyond(".explain .parts")).isZero();
        page.press(Keys.ESCAPE);
        assertThat(browser.switchTo().activeElement().getAttribute("class")).isEqualTo("plot");
    }

    @Test
    void shouldSayWhyABarIsNotExplained() {
        page.until(() -> page.candlePixels() > 200);
        page.focus(".plot");
        page.press(Keys.HOME, Keys.ENTER);
        page.until(() -> page.text(".explain .said").startsWith("The journal has nothing of this minute"));
        page.press(Keys.ESCAPE);

        page.choose("interval", "5m");
        page.until(() -> page.bars() > 20 && page.bars() < 60);
        page.focus(".plot");
        page.press(Keys.ENTER);

        assertThat(page.text(".explain .said")).contains("joins minute bars into 5m");
        page.one(".explain .close").click();
        assertThat(page.one(".explain").isDisplayed()).isFalse();
    }

    @Test
    void shouldSortByEveryColumn() {
        List<String> listed = page.column("symbol");

        for (String column : List.of("name", "bid", "ask", "change", "percent", "spread", "trend", "age", "status",
                "source", "symbol")) {
            page.focus("th[data-column='" + column + "'] button");
            page.press(Keys.ENTER);
            assertThat(page.one("th[data-column='" + column + "']").getAttribute("aria-sort")).isNotEqualTo("none");
        }

        assertThat(page.column("symbol")).isSorted().isNotEqualTo(listed);
        page.press(Keys.ENTER);
        assertThat(page.column("symbol")).isSortedAccordingTo(Comparator.reverseOrder());
        page.press(Keys.ENTER);
        assertThat(page.column("symbol")).isEqualTo(listed);
    }

    @Test
    void shouldFilterByTextAndClass() {
        page.press("/");
        page.press("eur");
        assertThat(page.column("symbol")).containsExactly("EURUSD");

        page.press("x");
        assertThat(page.text(".markets .empty")).contains("No market matches");

        page.one(".markets .empty button").click();
        page.one(".chip").click();
        assertThat(page.column("symbol")).hasSizeBetween(1, SyntheticDaemon.MARKETS - 1);
    }

    @Test
    void shouldSpeakTheLanguageOfTheBrowserAndRememberAnother() {
        page.visit(daemon.url(), "zh-TW");
        assertThat(page.text("#markets h2")).isEqualTo("行情");
        assertThat(page.run("return document.documentElement.dataset.colours")).isEqualTo("red-up");

        page.choose("language", "en");
        page.open(daemon.url());

        assertThat(page.text("#markets h2")).isEqualTo("Markets");
        assertThat(page.run("return document.documentElement.lang")).isEqualTo("en");
        assertThat(page.run("return document.documentElement.dataset.colours")).isEqualTo("green-up");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void shouldComeBackAfterTheServerRestarts() throws IOException {
        int port = daemon.port();
        daemon.close();
        page.until(() -> page.one("#banner").isDisplayed());
        assertThat(page.text("#banner")).contains("Connection to the daemon lost", "Next attempt in");

        daemon = new SyntheticDaemon(port, "simulator");

        page.until(() -> !page.one("#banner").isDisplayed());
        String first = page.bidOf("AAPL");
        page.until(() -> !page.bidOf("AAPL").equals(first));
        page.until(() -> page.bars() > 100);
        assertThat(page.complaints()).allMatch(complaint -> complaint.contains("ERR_CONNECTION_REFUSED"));
    }

    @Test
    void shouldSayHowFastASimulatedClockRuns() {
        page.until(() -> page.text(".badge").equals("Simulator ×60"));

        assertThat(page.one(".badge").getAttribute("title")).contains("60 times");
    }

    @Test
    void shouldMakeRealMoneyUnmissable() throws IOException {
        daemon.close();
        daemon = new SyntheticDaemon(0, "live");

        page.visit(daemon.url(), "en-GB");

        page.until(() -> page.text(".badge").equals("LIVE · REAL MONEY"));
        assertThat(page.one("#header").getCssValue("border-top-width")).isEqualTo("4px");
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 768, NARROW_PX})
    void shouldNotMoveWhatIsReadWhileItLoads(int width) {
        page.resize(width, 900);
        page.open(daemon.url());

        page.until(() -> page.candlePixels() > 200);

        assertThat(page.layoutShift()).isLessThan(0.02);
    }

    @Test
    void shouldCutNoColumnAndNoSymbolAtAnyWidth() {
        for (int width : List.of(NARROW_PX, 760, 761, 940, 941, 1100, 1359, 1360, WIDE_PX)) {
            page.resize(width, 900);

            assertThat(page.widthBeyond(".markets .scroll")).as("table at %d px", width).isZero();
            assertThat(page.widthBeyond(".strip")).as("strip at %d px", width).isZero();
            assertThat(page.cut("td[data-column=symbol]")).as("symbols at %d px", width).isZero();
            assertThat(page.cut("td[data-column=status]")).as("states at %d px", width).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440,900,en,light", "1440,900,zh-TW,dark", "360,800,en,dark", "360,800,zh-TW,light"})
    void shouldFitTheWindow(int width, int height, String language, String theme) throws IOException {
        page.resize(width, height);
        page.choose("language", language);
        page.choose("theme", theme);
        page.until(() -> page.candlePixels() > 200);

        page.screenshot(Path.of("target", "page", width + "-" + language + "-" + theme + ".png"));

        assertThat(page.widthOfContent()).isLessThanOrEqualTo(width);
        assertThat(page.bidOf("AAPL")).isNotEmpty();
        assertThat(page.one("td[data-column=source]").isDisplayed()).isEqualTo(width > NARROW_PX);
        assertThat(page.complaints()).isEmpty();
    }
}
