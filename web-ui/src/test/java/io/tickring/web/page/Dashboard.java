package io.tickring.web.page;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The page as a person meets it. */
final class Dashboard {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver browser;

    Dashboard(ChromeDriver browser) {
        this.browser = browser;
    }

    /** As on a first visit: nothing remembered, a browser that asks for this language. */
    void visit(String url, String language) {
        browser.executeCdpCommand("Emulation.setUserAgentOverride",
                Map.of("userAgent", "Chromium", "acceptLanguage", language));
        browser.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", url, "storageTypes", "local_storage"));
        open(url);
    }

    /** Goes where no daemon is missed, and forgets what the console was told. */
    void leave() {
        browser.get("about:blank");
        complaints();
    }

    void open(String url) {
        browser.get(url);
        until(() -> !find(".quotes tbody tr").isEmpty() && !bidOf("AAPL").isEmpty());
    }

    void resize(int width, int height) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void until(Callable<Boolean> holds) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).ignoreExceptions().until(holds);
    }

    Object run(String script, Object... arguments) {
        return browser.executeScript(script, arguments);
    }

    /** Runs the body of an async function, for example {@code return (await import('/js/x.js')).y}. */
    Object runAsync(String body) {
        return browser.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "(async () => {" + body + "})().then(done, (failure) => done(`failed: ${failure}`));");
    }

    List<WebElement> find(String selector) {
        return browser.findElements(By.cssSelector(selector));
    }

    WebElement one(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    String text(String selector) {
        return (String) run("return document.querySelector(arguments[0])?.textContent ?? ''", selector);
    }

    String bidOf(String symbol) {
        return text("tr[data-symbol='" + symbol + "'] td[data-column=bid]");
    }

    /** Radio buttons lie transparent under their text, so they are chosen by the keyboard's way: focus and space. */
    void choose(String group, String value) {
        WebElement button = one("input[name='" + group + "'][value='" + value + "']");
        run("arguments[0].focus()", button);
        press(Keys.SPACE);
    }

    void focus(String selector) {
        run("document.querySelector(arguments[0]).focus()", selector);
    }

    void press(CharSequence... keys) {
        browser.switchTo().activeElement().sendKeys(keys);
    }

    /** Clicks half-way down, so many pixels left of the right edge. */
    void clickFromTheRight(String selector, int px) {
        WebElement element = one(selector);
        new Actions(browser).moveToElement(element, element.getSize().getWidth() / 2 - px, 0).click().perform();
    }

    List<String> column(String key) {
        return texts(".quotes td[data-column=" + key + "]");
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String selector) {
        return (List<String>) run("return [...document.querySelectorAll(arguments[0])]"
                + ".map((element) => element.textContent)", selector);
    }

    /** @return candles described to a screen reader: how many there are */
    int bars() {
        String digits = one(".plot").getAttribute("aria-label").replaceAll(".*?, (\\d+) bars.*", "$1");
        return digits.matches("\\d+") ? Integer.parseInt(digits) : 0;
    }

    /** @return pixels of the chart that have exactly the colour of a rising or a falling candle */
    long candlePixels() {
        return (Long) run("""
                const canvas = document.querySelector('.plot canvas');
                const pen = new OffscreenCanvas(canvas.width, canvas.height)
                  .getContext('2d', {willReadFrequently: true});
                pen.drawImage(canvas, 0, 0);
                const {data} = pen.getImageData(0, 0, canvas.width, canvas.height);
                const probe = document.body.appendChild(document.createElement('i'));
                const colours = ['--up', '--down'].map((name) => {
                  probe.style.color = `var(${name})`;
                  return getComputedStyle(probe).color.match(/\\d+/g).slice(0, 3).join();
                });
                probe.remove();
                let found = 0;
                for (let i = 0; i < data.length; i += 4) {
                  found += colours.includes(`${data[i]},${data[i + 1]},${data[i + 2]}`) ? 1 : 0;
                }
                return found;""");
    }

    long widthOfContent() {
        return (Long) run("return document.documentElement.scrollWidth");
    }

    /** @return by how many pixels the element leaves the window, or its content the element */
    long widthBeyond(String selector) {
        return (Long) run("""
                const element = document.querySelector(arguments[0]);
                const {left, right} = element.getBoundingClientRect();
                return Math.max(0, -left, Math.ceil(right) - innerWidth, element.scrollWidth - element.clientWidth);""",
                selector);
    }

    /** @return how many elements have content that does not fit them */
    long cut(String selector) {
        return (Long) run("return [...document.querySelectorAll(arguments[0])]"
                + ".filter((element) => element.scrollWidth > element.clientWidth).length", selector);
    }

    /** @return how much of the page moved by itself since it was opened: the cumulative layout shift of Web Vitals */
    double layoutShift() {
        return ((Number) runAsync("""
                return new Promise((done) => {
                  new PerformanceObserver((list) =>
                    done(list.getEntries().reduce((sum, {value}) => sum + value, 0)))
                    .observe({type: 'layout-shift', buffered: true});
                  setTimeout(() => done(0), 500);
                });""")).doubleValue();
    }

    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
    }

    /** @return what the console was told since the last call, from warnings up */
    List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage).toList();
    }
}
