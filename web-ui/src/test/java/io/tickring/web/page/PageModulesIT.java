package io.tickring.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** The modules of the page that compute, called in the browser itself. */
class PageModulesIT {
    @TempDir
    static Path profile;

    private static SyntheticDaemon daemon;
    private static ChromeDriver browser;
    private static Dashboard page;

    @BeforeAll
    static void open() throws IOException {
        daemon = new SyntheticDaemon(0, "simulator");
        browser = Chromium.start(profile);
        page = new Dashboard(browser);
        page.visit(daemon.url(), "en-GB");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
        if (daemon != null) {
            daemon.close();
        }
    }

    @Test
    void shouldShowPricesExactly() {
        Object shown = page.runAsync("""
                const {decimalText, nanos, priceText, signedText} = await import('/js/decimal.js');
                return [priceText('189.1', 2), priceText('97233.15', 2), priceText('1.053215', 5), priceText('0', 2),
                  priceText('999999.999999999', 2), signedText(nanos('-0.005'), 2), signedText(nanos('0.0049'), 2),
                  signedText(nanos('1.995'), 2), decimalText(nanos('-12345.5'), 1), nanos('NaN') === null].join(' ');
                """);

        assertThat(shown).isEqualTo(
                "189.10 97,233.15 1.053215 0.00 999,999.999999999 −0.01 0.00 +2.00 −12,345.5 true");
    }

    @Test
    void shouldFoldMinutesLikeTheServer() {
        Object folded = page.runAsync("""
                const {barSeries} = await import('/js/bars.js');
                const bar = (minute, open, high, low, close, ticks, more = {}) => {
                  const [o, h, l, c] = [open, high, low, close].map(BigInt);
                  return {openMs: minute * 60000, bid: {open: o, high: h, low: l, close: c},
                    ask: {open: o + 2n, high: h + 2n, low: l + 2n, close: c + 2n}, ticks, meanSpread: 2n, revision: 0,
                    provenance: 'live', final: true, ...more};
                };
                const series = barSeries(300000);
                series.load([bar(0, 1, 1, 1, 1, 9, {provenance: 'backfill', meanSpread: null}), bar(5, 7, 7, 7, 7, 7)],
                  [bar(5, 10, 30, 9, 12, 3, {meanSpread: 6n}), bar(7, 12, 20, 11, 13, 1)], 300000);
                series.put(bar(7, 12, 21, 11, 13, 2, {revision: 1}));
                series.put(bar(10, 13, 13, 8, 8, 1, {final: false}));
                return series.all().map((each) => [each.openMs / 60000, each.bid.open, each.bid.high, each.bid.low,
                  each.bid.close, each.ask.high, each.ticks, String(each.meanSpread), each.revision,
                  each.provenance, each.final].join(' '))
                  .join('; ');
                """);

        assertThat(folded).isEqualTo("0 1 1 1 1 3 9 null 0 backfill true; 5 10 30 9 13 32 5 4 1 live true; "
                + "10 13 13 8 8 15 1 2 0 live false");
    }

    @Test
    void shouldKeepEveryBarWhileMinutesSettle() {
        Object kept = page.runAsync("""
                const {barSeries, silences} = await import('/js/bars.js');
                const series = barSeries(60000);
                const side = {open: 1n, high: 1n, low: 1n, close: 1n};
                for (let minute = 0; minute < 100; minute++) {
                  if (minute !== 50) {
                    series.put({openMs: minute * 60000, bid: side, ask: side, ticks: 1, meanSpread: 0n, revision: 0,
                      provenance: 'live', final: true});
                  }
                }
                const all = series.all();
                return [all.length, all[0].openMs, all.at(-1).openMs / 60000,
                  silences(all, 60000).flat().map((ms) => ms / 60000)].join(' ');
                """);

        assertThat(kept).isEqualTo("99 0 99 50,51");
    }

    @Test
    void shouldFindTheTicksThatMadeTheBar() {
        Object made = page.runAsync("""
                const {excerpt, pricesMade} = await import('/js/explanation.js');
                const tick = (exchangeMs, bid, ask = bid + 1n) => ({exchangeMs, bid, ask});
                const ticks = [tick(5, 3n), tick(1, 2n), tick(9, 7n), tick(9, 1n, 9n), tick(9, 4n), tick(6, 7n)];
                const bar = {bid: {open: 2n, high: 7n, low: 1n, close: 4n},
                  ask: {open: 3n, high: 9n, low: 3n, close: 5n}};
                const prices = pricesMade(ticks, bar);
                const words = [...prices].map(([index, notes]) => `${index} ${notes.map(({price, sides}) =>
                  `${price} ${sides}`).join(' ')}`);
                const spans = (...given) => excerpt(...given).map(({from, to}) => `${from}-${to}`).join(' ');
                return [...words, spans(20, 3, new Map([[7, 0], [9, 0]])), spans(2, 3, new Map()),
                  spans(8, 3, new Map())].join('; ');
                """);

        assertThat(made).isEqualTo("1 open bid,ask low ask; 5 high bid; 3 high ask low bid; 4 close bid,ask; "
                + "0-3 7-10 17-20; 0-2; 0-3 5-8");
    }

    @Test
    void shouldNameTheDayOfAMomentThatIsNotToday() {
        Object shown = page.runAsync("""
                const {axisPrice, moment} = await import('/js/format.js');
                const today = new Date().setUTCHours(9, 5, 7, 0);
                return [moment(today, 'utc'), moment(Date.UTC(2014, 4, 2, 0, 15, 29), 'utc'), axisPrice(1283.4, 3),
                  axisPrice(25110.2, 1)].join('; ');
                """);

        assertThat(shown).isEqualTo("09:05:07; Fri, May 2, 2014 00:15:29; 1283.400; 25,110.2");
    }

    @Test
    void shouldWeighTheSpreadsOfMinutesAndKnowNoneOfTheVenues() {
        Object spreads = page.runAsync("""
                const {barSeries} = await import('/js/bars.js');
                const side = {open: 1n, high: 1n, low: 1n, close: 1n};
                const minute = (at, ticks, meanSpread) => ({openMs: at * 60000, bid: side, ask: side, ticks, meanSpread,
                  revision: 0, provenance: meanSpread === null ? 'backfill' : 'live', final: true});
                const series = barSeries(300000);
                [minute(0, 3, 6n), minute(1, 1, 2n), minute(5, 9, null), minute(6, 1, 2n)].forEach(series.put);
                return series.all().map((bar) => String(bar.meanSpread)).join(' ');
                """);

        assertThat(spreads).isEqualTo("5 null");
    }

    @Test
    void shouldStartATrendWhereItsDataStart() {
        Object leftmost = page.runAsync("""
                const {drawSpark, sparkCanvas} = await import('/js/views/markets/sparkline.js');
                const firstPixel = (values) => {
                  const canvas = sparkCanvas();
                  drawSpark(canvas, values, {up: 'red', down: 'green', muted: 'blue'});
                  const {width, height} = canvas;
                  const {data} = canvas.getContext('2d').getImageData(0, 0, width, height);
                  const columns = Array.from({length: width}, (each, x) => x);
                  const drawn = (x) => Array.from({length: height}, (each, y) => data[4 * (y * width + x) + 3])
                    .some((alpha) => alpha > 99);
                  return Math.round(columns.find(drawn) / width * 10);
                };
                return [60, 30, 2].map((count) => firstPixel(Array.from({length: count}, (each, i) => i))).join(' ')
                  + ' ' + firstPixel([]);
                """);

        assertThat(leftmost).isEqualTo("0 5 9 NaN");
    }

    @Test
    void shouldTellTheServersReasonsInTheLanguageOfThePage() {
        Object told = page.runAsync("""
                const {reasonText} = await import('/js/reasons.js');
                const {speak} = await import('/js/text.js');
                const reasons = ['no frame for too long', 'closed by the venue with code 1006',
                  'the venue refuses another socket: closed by the venue with code 1008',
                  'log-in refused: status=401 error=error.invalid.details',
                  'GET /session: status=0 error=ConnectException', 'error.invalid.epic'];
                const all = ['en', 'zh-TW'].map((language) => {
                  speak(language);
                  return reasons.map(reasonText).join('; ');
                });
                speak('en');
                return all.join(' | ');
                """);

        assertThat(told).isEqualTo("nothing came for too long; the venue closed the connection, code 1006; "
                + "the venue allows no other connection (the venue closed the connection, code 1008); "
                + "the venue refused the log-in (HTTP 401, error.invalid.details); "
                + "GET /session: no answer (ConnectException); error.invalid.epic | "
                + "過久沒有收到任何資料; 交易商關閉了連線，代碼 1006; 交易商不允許另一條連線（交易商關閉了連線，代碼 1008）; "
                + "交易商拒絕登入（HTTP 401，error.invalid.details）; GET /session：沒有回應（ConnectException）; error.invalid.epic");
    }

    @Test
    void shouldWriteTheMeanOfTwoPricesWithAllItsDigits() {
        Object shown = page.runAsync("""
                const {priceTexts, spreadOf} = await import('/js/views/chart/barText.js');
                const side = (price) => ({open: price, high: price + 300000000n, low: price, close: price});
                const bar = {bid: side(100000000000n), ask: side(100100000000n), meanSpread: 100000000n};
                return [...priceTexts(bar, {side: 'mid', decimals: 1}), ...priceTexts(bar, {side: 'bid', decimals: 1}),
                  spreadOf(bar, 1)].join(' ');
                """);

        assertThat(shown).isEqualTo("100.05 100.35 100.05 100.05 100.0 100.3 100.0 100.0 0.10");
    }

    @Test
    void shouldSayTheSameInBothLanguages() {
        Object differences = page.runAsync("""
                const {en} = await import('/js/text/en.js');
                const {zhTw} = await import('/js/text/zh-tw.js');
                const gaps = (sentence) => (sentence?.match(/\\{\\w+\\}/g) ?? []).sort().join();
                return [...new Set([...Object.keys(en), ...Object.keys(zhTw)])]
                  .filter((key) => !(key in en) || !(key in zhTw) || gaps(en[key]) !== gaps(zhTw[key])).join(' ');
                """);

        assertThat(differences).isEqualTo("");
    }

    @Test
    void shouldHaveATextForEverythingShown() {
        Object untold = page.runAsync("""
                const {en} = await import('/js/text/en.js');
                const shown = [document.body.innerText,
                  ...[...document.querySelectorAll('[title], [aria-label]')].flatMap((each) => [each.title,
                    each.getAttribute('aria-label') ?? ''])].join(' ');
                const names = new Set(Object.keys(en).map((key) => key.split('.')[0]));
                return (shown.match(/\\b[a-z]\\w*\\.[a-zA-Z]\\w*/g) ?? [])
                  .filter((word) => names.has(word.split('.')[0])).join(' ');
                """);

        assertThat(untold).isEqualTo("");
    }
}
