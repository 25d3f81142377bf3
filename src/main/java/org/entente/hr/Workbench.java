package org.entente.hr;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an application needs beyond the application.
 *
 * @param owners who may look after it, names by sign-in
 * @param duplicates that may be the same
 * @param distinct that somebody has said are others
 */
public record Workbench(Map<String, String> owners, List<ApplicationTwin> duplicates, List<ApplicationTwin> distinct) {
    /** The name, where the person is still one of them. */
    public String name(@Nullable String signIn) {
        return signIn == null ? "" : owners.getOrDefault(signIn, signIn);
    }
}
