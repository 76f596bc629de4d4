package dev.merit.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.merit.shared.testing.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages of strategies, members, segments and points in Chromium, with what marketers and support do on them.
class ConsolePagesIT {

    private static final int MAX_REQUESTS = 6;

    @TempDir
    static Path folder;

    private static Playwright playwright;
    private static Browser browser;
    private static ConsoleServer server;
    private static SampleShop shop;
    private static String member;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        var chromium = Visit.chromium();
        if (chromium == null) {
            System.out.println("Skipped: the tests of the console's pages (no Chromium)");
        }
        assumeTrue(chromium != null);
        server = new ConsoleServer(folder);
        shop = new SampleShop(server);
        shop.open();
        member = shop.address("{member}");
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

    /// ConsoleIT opens each page; these are their other parts, and the same pages for other roles.
    @ParameterizedTest
    @CsvSource({
        "storefront, strategies?status=active",
        "storefront, strategies/{strategy}",
        "operator, strategies/{strategy}?view=history",
        "marketer, members/{member}",
        "operator, members/{member}?view=points",
        "storefront, members/{member}?view=consents",
        "operator, segments/{segment}/edit",
    })
    void everyPartIsSound(String role, String path) {
        var name = role + "-" + path.replaceAll("[?&=/{}]+", "-");
        var address = "#/" + shop.address(path);
        try (var visit = Visit.of(browser, server.root, role).open(address)) {
            visit.check(name);
            assertThat(visit.asked().stream().distinct()).hasSizeLessThanOrEqualTo(MAX_REQUESTS);
        }
        try (var visit = Visit.inChineseOnADarkPhone(browser, server.root, role).open(address)) {
            visit.check(name + "-phone");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "storefront, strategies, New strategy",
        "storefront, strategies/{strategy}, Pause",
        "storefront, members/{member}, Adjust points",
        "marketer, members/{member}, Record a refund",
        "marketer, members/{member}, Roll back",
    })
    void hidesWhatARoleMayNotDo(String role, String path, String act) {
        var address = "#/" + shop.address(path);
        try (var visit = Visit.of(browser, server.root, role).open(address)) {
            assertThat(visit.page
                            .getByText(act, new Page.GetByTextOptions().setExact(true))
                            .count())
                    .isZero();
        }
        try (var visit = Visit.of(browser, server.root, "operator").open(address)) {
            visit.page
                    .getByText(act, new Page.GetByTextOptions().setExact(true))
                    .first()
                    .waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"segments", "points"})
    void hidesPagesOfMarketersFromSupport(String page) {
        try (var visit = Visit.of(browser, server.root, "storefront")) {
            visit.page.navigate(server.root + "/console/#/" + page);
            visit.page.getByText("There is no such page").waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "strategies/new, Percent, 120, Create the draft, 'above 0 and at most 100'",
        "strategies/new, At most (USD), ten, Create the draft, no amount in USD",
        "strategies/new, Form of codes, AB, Create the draft, at most 31 capital letters",
        "segments/new, At least, x, Create the segment, no number that fits",
        "points, Points for each USD, 5000, Save, from 0 to 1000",
    })
    void showsARefusalAtItsField(String path, String label, String value, String act, String reason) {
        try (var visit = Visit.of(browser, server.root, "marketer").open("#/" + path)) {
            var page = visit.page;
            if (page.getByLabel("Strategy", exactLabel()).count() > 0) {
                page.getByLabel("Strategy", exactLabel()).fill("A name");
            }
            var field = page.getByLabel(label, exactLabel()).first();
            field.fill(value);
            button(page, act).click();
            if (path.equals("points")) {
                button(page.getByRole(AriaRole.DIALOG), act).click();
            }
            page.locator(".field", new Page.LocatorOptions().setHas(page.locator("[aria-invalid=true]")))
                    .getByText(reason)
                    .waitFor();
            assertThat(field.getAttribute("aria-invalid")).isEqualTo("true");
        }
    }

    @Test
    void takesAMarketerThroughADay() {
        try (var visit = Visit.of(browser, server.root, "marketer").open("#/strategies/new")) {
            var page = visit.page;
            page.getByLabel("Strategy", exactLabel()).fill("Tea week");
            page.getByLabel("Percent", exactLabel()).fill("12.5");
            page.getByLabel("At most (USD)", exactLabel()).fill("20");
            page.getByLabel("Categories", exactLabel()).first().fill("tea");
            page.getByText("12.5% off tea, at most $20.00.").waitFor();
            page.getByLabel("Category").first().fill("tea");
            page.getByText("It takes off").waitFor();
            assertThat(page.locator(".aside .note").textContent()).contains("$7.50", "$57.50");

            button(page, "Create the draft").click();
            button(page, "Activate").click();
            button(page.getByRole(AriaRole.DIALOG), "Activate").click();
            page.locator(".badge", new Page.LocatorOptions().setHasText("Active"))
                    .waitFor();

            link(page, "Codes and issuing").click();
            button(page, "Public code").click();
            page.getByLabel("Code", exactLabel()).fill("TEAWEEK");
            button(page, "Create the code").click();
            page.getByText("The code TEAWEEK can be used now").waitFor();
            button(page, "To a segment").click();
            button(page.getByRole(AriaRole.DIALOG), "Issue").click();
            page.locator("progress").waitFor();
            visit.check("marketer-day-issued");

            link(page, "Overview").last().click();
            figure(page, "Redemptions")
                    .getByText("0", new Locator.GetByTextOptions().setExact(true))
                    .waitFor();
            redeem("TEAWEEK");
            await().atMost(Duration.ofSeconds(3))
                    .untilAsserted(() -> assertThat(figure(page, "Redemptions")
                                    .locator("dd")
                                    .first()
                                    .textContent())
                            .isEqualTo("1"));
            assertThat(figure(page, "Discount").textContent()).contains("$5.00");
            visit.check("marketer-day-redeemed");
        }
    }

    /// The console computes what a draft would take off; a running promotion is priced by the API.
    @ParameterizedTest
    @MethodSource("terms")
    void triesTermsAsTheApiPricesThem(String terms) {
        var promotion =
                Json.of(server.post("/v1/strategies", """
                {"name": "Trial", "kind": "promotion", "currency": "USD", %s,
                 "window": {"from": "2025-01-01T00:00:00", "zone": "UTC"}}""".formatted(terms))).getString("strategyId");
        server.post("/v1/strategies/" + promotion + "/activate", "");
        var random = new Random(7);
        try (var visit = Visit.of(browser, server.root, "marketer").open("#/strategies")) {
            for (int i = 0; i < 12; i++) {
                var order = order(random);
                var priced =
                        Json.of(server.post("/v1/redemptions/validations", """
                        {"memberId": "%s", "strategyIds": ["%s"], "order": %s}""".formatted(member, promotion, order)));
                var expected = priced.getBoolean("redeemable") ? priced.getString("discount.minorUnits") : "none";
                var tried = visit.page.evaluate("""
                        async (text) => {
                          const { trySample } = await import('/console/strategies/sample.js');
                          const { parse } = await import('/console/api/json.js');
                          const { terms, order } = parse(text);
                          const lines = order.items.map((line) => ({ ...line, amount: line.amount.minorUnits }));
                          const { discount, reasons } = trySample(terms, { lines, shipping: order.shipping.minorUnits });
                          return reasons.length > 0 ? 'none' : `${discount}`;
                        }""", "{\"terms\": {" + terms + "}, \"order\": " + order + "}");
                assertThat(tried).as(order).isEqualTo(expected);
            }
        }
        server.post("/v1/strategies/" + promotion + "/end", "");
    }

    static Stream<String> terms() {
        return Stream.of("""
                "benefit": {"type": "percentOff", "percent": "12.55", "maximum": {"minorUnits": 900, "currency": "USD"}}
                """, """
                "benefit": {"type": "percentOff", "percent": "50"},
                "conditions": {"categories": ["tea"], "excludedSkus": ["s1"]}
                """, """
                "benefit": {"type": "amountOff", "amount": {"minorUnits": 2500, "currency": "USD"}},
                "conditions": {"skus": ["s2"], "quantity": {"atLeast": 3}}
                """, """
                "benefit": {"type": "freeShipping"},
                "conditions": {"minimumSpend": {"minorUnits": 4000, "currency": "USD"}}
                """, """
                "benefit": {"type": "buyXGetY", "buy": {"quantity": 2},
                            "get": {"quantity": 1, "categories": ["tea"], "percent": "75"}}
                """, """
                "benefit": {"type": "buyXGetY", "buy": {"quantity": 1, "skus": ["s0", "s1"]},
                            "get": {"quantity": 2, "percent": "100"}, "atMost": 2}
                """);
    }

    private static String order(Random random) {
        var items = new ArrayList<String>();
        int total = random.nextInt(2) * 499;
        var shipping = total;
        int lines = 1 + random.nextInt(4);
        for (int line = 0; line < lines; line++) {
            int amount = random.nextInt(3000);
            total += amount;
            items.add("""
                    {"sku": "s%d", "category": "%s", "quantity": %d, "amount": {"minorUnits": %d, "currency": "USD"}}""".formatted(
                            random.nextInt(4), random.nextBoolean() ? "tea" : "home", 1 + random.nextInt(4), amount));
        }
        return """
                {"total": {"minorUnits": %d, "currency": "USD"}, "shipping": {"minorUnits": %d, "currency": "USD"},
                 "items": %s}""".formatted(total, shipping, items);
    }

    @Test
    void takesSupportThroughACase() {
        try (var visit = Visit.of(browser, server.root, "storefront").open("#/members")) {
            var page = visit.page;
            page.getByLabel("Find a member").fill("C1");
            button(page, "Search").click();
            page.getByText("Chen 1").waitFor();
            visit.settle();

            button(page, "Record a refund").first().click();
            page.getByText("The net purchases change from").waitFor();
            visit.check("storefront-refund");
            button(page, "Record the refund").click();
            page.getByText("The refund is recorded").waitFor();

            button(page, "Roll back").first().click();
            page.getByText("makes the use of the coupon available again").waitFor();
            button(page.getByRole(AriaRole.DIALOG), "Roll back").click();
            page.getByText("The redemption is rolled back").waitFor();

            button(page, "Issue a coupon").click();
            button(page.getByRole(AriaRole.DIALOG), "Issue").click();
            page.getByText("is issued").waitFor();
            visit.check("storefront-case");
        }
    }

    @Test
    void adjustsPointsWithAReason() {
        try (var visit = Visit.of(browser, server.root, "operator").open("#/members/" + member)) {
            var page = visit.page;
            button(page, "Adjust points").click();
            page.getByLabel("Points to give or take").fill("40");
            page.getByText("The balance changes from").waitFor();
            page.getByLabel("Reason").fill("A late delivery");
            visit.check("operator-adjust");
            button(page, "Adjust").last().click();
            page.getByText("The points are adjusted").waitFor();
            link(page, "Points").last().click();
            page.getByText("A late delivery").waitFor();
        }
    }

    @Test
    void downloadsTheCodesOfABatch() throws IOException {
        try (var visit = Visit.of(browser, server.root, "marketer")
                .open("#/" + shop.address("strategies/{strategy}?view=codes"))) {
            var page = visit.page;
            button(page, "New batch").click();
            page.getByLabel("Codes", exactLabel()).fill("60000");
            button(page, "Create the codes").click();
            page.getByText("60,000 codes are ready").waitFor();
            var download =
                    page.waitForDownload(() -> button(page, "Download").first().click());
            assertThat(Files.readAllLines(download.path())).hasSize(60_001).doesNotHaveDuplicates();
        }
    }

    @Test
    void showsTheSizeOfASegmentOnceItIsRefreshed() {
        try (var visit = Visit.of(browser, server.root, "marketer").open("#/segments/new")) {
            var page = visit.page;
            page.getByLabel("Name", exactLabel()).fill("Big spenders");
            page.getByLabel("At least").first().fill("50");
            page.getByText("net purchases of at least $50.00").waitFor();
            button(page, "Create the segment").click();
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(
                            () -> assertThat(page.locator(".figure dd").first().textContent())
                                    .matches("[1-9]\\d*"));
            visit.check("marketer-segment-refreshed");
        }
    }

    @Test
    void previewsWhatAnOrderWouldEarn() {
        try (var visit = Visit.of(browser, server.root, "marketer").open("#/points")) {
            var page = visit.page;
            page.getByLabel("Points for each USD").first().fill("2");
            button(page, "Save").click();
            visit.check("marketer-points-changes");
            button(page.getByRole(AriaRole.DIALOG), "Save").click();
            page.getByText("The programme is saved").waitFor();
            button(page, "Compute").click();
            page.getByText("200 points").waitFor();
        }
    }

    private static void redeem(String code) {
        server.post("/v1/coupons/" + code + "/redemptions", """
                {"memberId": "%s", "orderId": "tea-%d", "order": {"total": {"minorUnits": 4000, "currency": "USD"},
                 "items": [{"sku": "green", "category": "tea", "quantity": 1,
                            "amount": {"minorUnits": 4000, "currency": "USD"}}]}}""".formatted(member, System.nanoTime()));
    }

    private static Locator figure(Page page, String label) {
        return page.locator(".figure", new Page.LocatorOptions().setHasText(label));
    }

    private static Page.GetByLabelOptions exactLabel() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
