package org.entente.story;

import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A story with a browser at the two sites; skipped where there is no browser. All stories share one, which ends with
 * them; each visit has a context of its own.
 */
@ExtendWith(BrowserStory.Shared.class)
abstract class BrowserStory {
    static TwoSites sites;
    static Browser browser;

    static final class Shared implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            browser = context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(Browser.class, key -> Browser.open(), Browser.class);
            sites = TwoSites.shared();
        }
    }
}
