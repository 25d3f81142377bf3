package org.entente.web;

import java.util.HashMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** {@code /openapi} describes what programs use; pages are for people. */
public class ApiOnly implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI description) {
        var paths = description.getPaths();
        if (paths != null && paths.getPathItems() != null) {
            new HashMap<>(paths.getPathItems())
                    .keySet().stream().filter(path -> !path.startsWith("/api")).forEach(paths::removePathItem);
        }
    }
}
