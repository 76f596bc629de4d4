package dev.merit.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A browser window at the console, and everything that was logged and asked for in it.
final class Visit implements AutoCloseable {

    private static final String AXE = axe();

    private final String root;
    private final BrowserContext context;
    private final List<String> log = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();

    final Page page;

    /// @param role empty where none is chosen yet
    private Visit(Browser browser, String root, String role, NewContextOptions options) {
        this.root = root;
        context = browser.newContext(options.setTimezoneId("Europe/Berlin"));
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        if (!role.isEmpty()) {
            context.addInitScript("localStorage.setItem('merit.role', '" + role + "')");
        }
        page = context.newPage();
        page.onConsoleMessage(message -> log.add(message.type() + ": " + message.text()));
        page.onPageError(log::add);
        page.onRequest(requests::add);
    }

    static Visit of(Browser browser, String root, String role) {
        return new Visit(
                browser, root, role, new NewContextOptions().setLocale("en-US").setViewportSize(1280, 800));
    }

    static Visit inChineseOnADarkPhone(Browser browser, String root, String role) {
        return new Visit(
                browser,
                root,
                role,
                new NewContextOptions()
                        .setLocale("zh-CN")
                        .setColorScheme(ColorScheme.DARK)
                        .setViewportSize(360, 740));
    }

    /// Opens an address of the console, and waits until it has what it asked for.
    Visit open(String hash) {
        page.navigate(root + "/console/" + hash);
        settle();
        return this;
    }

    /// Waits until nothing is being loaded. Pages ask again and again, so the network never falls silent. The policy
    /// forbids Playwright to wait by a function in the page.
    void settle() {
        await().atMost(Duration.ofSeconds(20)).until(() -> page.evaluate("""
                !!document.querySelector('h1') && !document.querySelector('[aria-busy=true]')
                  && !document.querySelector('.chart svg[width="0"]')""").equals(true));
    }

    /// Checks what holds for every page.
    void check(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(ConsoleServer.screenshots().resolve(name + ".png")));
        assertThat(log).as("the browser's log of %s", name).isEmpty();
        assertThat(requests)
                .allMatch(request ->
                        request.url().startsWith(root) || request.url().startsWith("blob:"));
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels by which %s is too wide", name)
                .isEqualTo(0);
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate("""
                        async () => (await axe.run()).violations.map(
                          ({id, nodes}) => `${id}: ${nodes.map(({target}) => target).join(' ')}`)"""))
                .as("what axe finds on %s", name)
                .isEmpty();
    }

    List<String> asked() {
        return requests.stream()
                .map(Request::url)
                .filter(url -> url.startsWith(root + "/v1/"))
                .toList();
    }

    List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        context.close();
    }

    private static String axe() {
        try (var script = Visit.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The browser of Debian or of the environment variable `CHROMIUM`; null if there is none.
    static @Nullable Path chromium() {
        var named = System.getenv("CHROMIUM");
        for (var path : new String[] {named == null ? "" : named, "/usr/bin/chromium", "/usr/bin/chromium-browser"}) {
            if (!path.isEmpty() && Path.of(path).toFile().canExecute()) {
                return Path.of(path);
            }
        }
        return null;
    }
}
