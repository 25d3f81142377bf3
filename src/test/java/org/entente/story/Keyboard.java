package org.entente.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Assertions;

/**
 * Somebody who has only a keyboard, and sees where they are: each stop of the focus has a ring, is in the window and
 * not covered, and does not lie above and left of the one before it.
 */
final class Keyboard {
    private static final int FAR = 90;

    /** What is wrong with the place of the focus; empty if nothing is. */
    private static final String SEEN = """
            () => {
                const at = document.activeElement;
                if (at === document.body || at.tagName === 'IFRAME') {
                    window.stop_before = null;
                    return '';
                }
                const style = getComputedStyle(at);
                const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                    || style.boxShadow !== 'none';
                const box = at.getClientRects()[0];
                const seen = [0.5, 0.1, 0.9].some(part => {
                    const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height * part);
                    return over && (at.contains(over) || over.contains(at) && over !== document.body);
                });
                const before = window.stop_before;
                const inside = at.closest('main') !== null;
                const here = {left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY};
                window.stop_before = inside ? here : null;
                const name = at.outerHTML.slice(0, 120);
                return !ring ? 'no ring around ' + name
                    : !seen ? 'not to be seen: ' + name
                    : inside && before && here.bottom < before.top && here.left <= before.left
                        ? 'back above what came before: ' + name : '';
            }""";

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /** Goes on by Tab until the focus is there. */
    void to(String selector) {
        for (var steps = 0; steps < FAR; steps++) {
            press("Tab");
            assertEquals("", page.evaluate(SEEN));
            if (isAt(selector)) {
                return;
            }
        }
        Assertions.fail("Tab never came to " + selector);
    }

    boolean isAt(String selector) {
        return Boolean.TRUE.equals(page.evaluate("where => document.activeElement.matches(where)", selector));
    }
}
