package dev.merit.local.console;

import static com.microsoft.playwright.options.WaitForSelectorState.ATTACHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The console in Chromium, served by the packaged local.
class ConsoleIT {

    /// Compressed, as they come over the wire.
    private static final int MAX_FIRST_LOAD_BYTES = 300 * 1024;

    private static final int MAX_REQUESTS = 6;

    /// A target of 300 ms, with room for a machine that runs other tests.
    private static final int MAX_FIRST_PAINT_MILLIS = 1_500;

    @TempDir
    static Path folder;

    private static Playwright playwright;
    private static Browser browser;
    private static ConsoleServer server;
    private static SampleShop shop;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        var chromium = Visit.chromium();
        if (chromium == null) {
            System.out.println("Skipped: the console's tests (no Chromium)");
        }
        assumeTrue(chromium != null);
        server = new ConsoleServer(folder);
        shop = new SampleShop(server);
        shop.open();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(chromium).setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void close() {
        if (server != null) {
            playwright.close();
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "marketer, overview",
        "marketer, overview?range=7d&step=hour&view=total",
        "operator, overview?range=12m&currency=JPY&zone=Asia/Kathmandu",
        "marketer, strategies",
        "marketer, strategies/new",
        "marketer, strategies/{strategy}",
        "marketer, strategies/{strategy}?view=codes",
        "marketer, strategies/{strategy}/edit",
        "storefront, members",
        "storefront, members/{member}",
        "operator, members/{member}",
        "marketer, segments",
        "marketer, segments/new",
        "marketer, segments/{segment}",
        "marketer, points",
        "marketer, points?view=tiers",
        "operator, data?view=status",
        "operator, data?view=import",
        "operator, data?view=requests",
        "operator, data?view=audit",
    })
    void everyPageIsSound(String role, String path) {
        var name = role + "-" + path.replaceAll("[?&=/{}]+", "-");
        var address = "#/" + shop.address(path);
        try (var visit = Visit.of(browser, server.root, role).open(address)) {
            visit.check(name);
            assertThat(visit.page.title()).endsWith("Merit");
        }
        try (var visit = Visit.inChineseOnADarkPhone(browser, server.root, role).open(address)) {
            visit.check(name + "-phone");
            assertThat(visit.page.locator("html").getAttribute("lang")).isEqualTo("zh-CN");
        }
    }

    @Test
    void asksForARoleOnceAndRemembersIt() {
        try (var visit = Visit.of(browser, server.root, "").open("")) {
            visit.check("sign-in");
            button(visit.page, "Marketer").click();
            visit.settle();
            assertThat(visit.page.locator("nav a").allTextContents()).noneMatch(text -> text.contains("Data"));
            visit.page.reload();
            visit.settle();
            assertThat(visit.page.locator("h1").textContent()).isEqualTo("Overview");
        }
    }

    @Test
    void signsInAtTheIssuerAndStoresNoToken() {
        var token = server.get("/dev/token?role=marketer");
        try (var visit = Visit.of(browser, server.root, "")) {
            new FakeIssuer(server.root, token).answer(visit.page);
            visit.open("#/overview?range=7d");
            button(visit.page, "Sign in").click();
            visit.page.locator(".tile-figure").first().waitFor();
            assertThat(visit.page.url()).isEqualTo(server.root + "/console/#/overview?range=7d");
            assertThat((String) visit.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])"))
                    .doesNotContain(token, "verifier");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"storefront", "marketer"})
    void hidesWhatARoleMayNotSee(String role) {
        try (var visit = Visit.of(browser, server.root, role).open("#/data")) {
            visit.page.getByText("There is no such page").waitFor();
            assertThat(visit.asked()).noneMatch(url -> url.contains("/v1/aggregation"));
        }
    }

    @Test
    void loadsLittleAndShowsFiguresAtOnce() {
        try (var warm = Visit.of(browser, server.root, "marketer").open("#/overview")) {
            warm.page.locator(".tile-figure").first().waitFor();
        }
        try (var visit = Visit.of(browser, server.root, "marketer")) {
            visit.page.addInitScript("""
                    new MutationObserver((_, observer) => {
                      if (!document.querySelector('.tile-figure')) return;
                      observer.disconnect();
                      requestAnimationFrame(() => (window.painted = performance.now()));
                    }).observe(document, {subtree: true, childList: true})""");
            visit.open("#/overview");
            visit.page.locator(".chart .line").first().waitFor(new WaitForOptions().setState(ATTACHED));
            var bytes = visit.requests().stream()
                    .filter(request -> request.url().contains("/console/"))
                    .mapToInt(request -> request.sizes().responseBodySize)
                    .sum();
            var millis = ((Number) visit.page.evaluate("window.painted")).intValue();
            System.out.printf("Console: %d KB at first load, figures after %d ms%n", bytes / 1024, millis);
            assertThat(bytes).isLessThanOrEqualTo(MAX_FIRST_LOAD_BYTES);
            assertThat(millis).isLessThanOrEqualTo(MAX_FIRST_PAINT_MILLIS);
            assertThat(visit.asked().stream().distinct()).hasSizeLessThanOrEqualTo(MAX_REQUESTS);
        }
    }

    @Test
    void showsAPurchaseWithoutBeingReloaded() {
        try (var visit = Visit.of(browser, server.root, "marketer").open("#/overview?range=7d")) {
            var total = visit.page.locator(".tile-figure").first();
            total.waitFor();
            var before = total.textContent();
            shop.buy("live-" + System.nanoTime());
            await().atMost(Duration.ofSeconds(3))
                    .untilAsserted(() -> assertThat(total.textContent()).isNotEqualTo(before));
        }
    }

    @Test
    void reproducesAViewFromItsLinkAndSavesItsFigures() throws IOException {
        try (var visit = Visit.of(browser, server.root, "marketer").open("#/overview?range=30d&step=day")) {
            button(visit.page, "Copy link").click();
            var link = (String) visit.page.evaluate("navigator.clipboard.readText()");
            assertThat(link).contains("from=", "to=", "step=day", "zone=Europe/Berlin");
            visit.page.navigate("about:blank");
            visit.page.navigate(link);
            visit.settle();
            var download = visit.page.waitForDownload(
                    () -> button(visit.page, "CSV").first().click());
            var lines = Files.readAllLines(download.path());
            assertThat(lines).hasSize(31);
            assertThat(lines.getFirst()).startsWith("Begins,Net purchases,Revenue of strategies");
            assertThat(lines.get(1)).matches("\\d{4}-\\d\\d-\\d\\dT.*Z,-?\\d+\\.\\d\\d,.*");
        }
    }

    @Test
    void showsADayAloneByKeys() {
        try (var visit = Visit.of(browser, server.root, "marketer").open("#/overview?range=7d&step=day")) {
            var chart = visit.page.locator(".chart").first();
            chart.focus();
            visit.page.keyboard().press("ArrowLeft");
            assertThat(chart.getAttribute("aria-valuetext")).contains("Net purchases $");
            visit.page.keyboard().press("Enter");
            visit.page.waitForURL(url -> url.contains("step=hour"));
            visit.settle();
            assertThat(visit.page.locator("html").getAttribute("lang")).startsWith("en");
        }
    }

    @Test
    void importsAFileAfterADryRun() throws IOException {
        var csv = """
                Member ID;Full name;Favourite tea;registered at
                I1;Ida;Assam;2026-01-05
                I2;Ivo;Sencha;yesterday
                I3;Ina;;2026-02-05 10:15:30+01:00
                """;
        try (var visit = Visit.of(browser, server.root, "operator").open("#/data?view=import")) {
            visit.page
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload("tea.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
            visit.page.getByText("2 rows can be sent.").waitFor();
            visit.check("operator-import-checked");
            assertThat(visit.page.locator("td").allTextContents())
                    .anyMatch(text -> text.contains("neither a date nor a time"));
            button(visit.page, "Import 2 rows").click();
            visit.page.getByText("2 of 2 sent: 2 recorded").waitFor();
            var download = visit.page.waitForDownload(
                    () -> button(visit.page, "Download to correct").click());
            assertThat(Files.readAllLines(download.path()))
                    .satisfiesExactly(
                            header -> assertThat(header)
                                    .isEqualTo("line,reason,Member ID,Full name,Favourite tea,registered at"),
                            row -> assertThat(row).startsWith("3,").endsWith("I2,Ivo,Sencha,yesterday"));
            visit.check("operator-import-done");
        }
        assertThat(server.read("/v1/members?externalId=I1")).contains("\"Favourite tea\":\"Assam\"");
    }

    @Test
    void provesTheTotals() {
        try (var visit = Visit.of(browser, server.root, "operator").open("#/data?view=status")) {
            visit.page.getByText("No difference").waitFor();
            button(visit.page, "Reconcile now").click();
            visit.page.getByText("The reconciliation is done.").waitFor();
            visit.page.getByText("No difference").waitFor();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
