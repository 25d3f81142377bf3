package org.entente.story;

import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A story with a browser at the two sites; skipped where there is no browser. */
abstract class BrowserStory {
    static TwoSites sites;
    static Browser browser;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.open();
        sites = TwoSites.shared();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }
}
