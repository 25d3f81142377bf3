package org.entente.story;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** An installed Chromium; where there is none, the tests that need it are skipped and say how to get one. */
final class Browser implements AutoCloseable {
    static final int DESKTOP = 1280;
    static final int PHONE = 390;
    /** Pictures of pages cost as much as the pages: {@code -Dpictures} leaves them in target/pictures. */
    private static final boolean LOOKED_AT = System.getProperty("pictures") != null;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Path chromium) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    static Browser open() {
        var chromium = find();
        Assumptions.assumeTrue(
                chromium.isPresent(),
                "No Chromium here. Install it (Debian: apt-get install chromium) or name it: -Dchromium=/path/to/it");
        return new Browser(chromium.orElseThrow());
    }

    private static Optional<Path> find() {
        return Stream.of(
                        System.getProperty("chromium", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Chromium.app/Contents/MacOS/Chromium",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int height(int width) {
        return width == PHONE ? 844 : 900;
    }

    /** One person at one site, at a width, with or without JavaScript. */
    final class Visit implements AutoCloseable {
        private final URI site;
        private final BrowserContext context;
        final Page page;

        private Visit(URI site, String language, int width, boolean script) {
            this.site = site;
            context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                    .setLocale(language)
                    .setViewportSize(width, height(width))
                    .setJavaScriptEnabled(script)
                    .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
            page = context.newPage();
            page.setDefaultTimeout(30_000);
        }

        Response go(String path) {
            return page.navigate(site.resolve(path).toString());
        }

        /** As after signing in, in this browser. */
        private Visit with(Session session) {
            var pair = session.cookie().split("=", 2);
            context.addCookies(List.of(new Cookie(pair[0], pair[1])
                    .setUrl(site.toString())
                    .setHttpOnly(true)
                    .setSameSite(SameSiteAttribute.LAX)));
            return this;
        }

        Visit signIn(String person, String password) {
            go("/sign-in");
            page.locator("#signIn").fill(person);
            page.locator("#password").fill(password);
            page.locator("main button[type=submit], main form button").first().click();
            page.waitForURL(url -> !url.contains("/sign-in"));
            return this;
        }

        /** What the site answers this person, beside the page. */
        String fetch(String path) {
            return page.request().get(site.resolve(path).toString()).text();
        }

        /** Unfolded, no text runs out of the window, and axe finds nothing against WCAG 2.2 AA. Needs JavaScript. */
        void holds(String name) {
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
            var wide = (Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            Assertions.assertTrue(wide <= 0, name + " is " + wide + " px wider than the window");
            Assertions.assertEquals(List.of(), Axe.violations(page), name);
        }

        /** The page again as it is at that width. */
        void widen(int width) {
            page.setViewportSize(width, height(width));
        }

        /** As a browser enlarges a window of 1280 by 900 px to 200 %: half as many px, each of them two dots wide. */
        void enlarged(Runnable look) {
            var screen = new JsonObject();
            screen.addProperty("width", DESKTOP / 2);
            screen.addProperty("height", height(DESKTOP) / 2);
            screen.addProperty("deviceScaleFactor", 2);
            screen.addProperty("mobile", false);
            var devtools = context.newCDPSession(page);
            try {
                devtools.send("Emulation.setDeviceMetricsOverride", screen);
                Assertions.assertEquals("640 2", page.evaluate("innerWidth + ' ' + devicePixelRatio"));
                look.run();
            } finally {
                devtools.detach();
            }
        }

        void picture(String file) {
            capture(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/pictures", file + ".png"))
                    .setFullPage(true));
        }

        /** For people to look at: a busy machine that draws no frame in time is no fault of the page. */
        private void capture(Page.ScreenshotOptions picture) {
            if (!LOOKED_AT) {
                return;
            }
            try {
                page.screenshot(picture);
            } catch (PlaywrightException notDrawn) {
                System.err.println("no picture of " + page.url() + ": " + notDrawn.getMessage());
            }
        }

        /** What there is to see when a story fails. */
        @Override
        public void close() {
            capture(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/pictures", "last-" + site.getPort() + ".png")));
            context.close();
        }
    }

    /** Whoever it is has signed in already, and stands before no page yet. */
    Visit visit(TwoSites sites, String person, String language, int width, boolean script) {
        return new Visit(sites.siteOf(person).address(), language, width, script).with(Session.of(sites, person));
    }

    Visit guest(URI site, String language, int width) {
        return new Visit(site, language, width, true);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
