package org.entente.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A panel among those that somebody may see; its newest period as they say it, null where nothing is read yet. */
public record PanelItem(
        String name,
        String title,
        @Nullable Release latest,
        @Nullable String period,
        List<String> headlines,
        List<Expected> expected) {}
