package org.entente.web;

import jakarta.ws.rs.ApplicationPath;
import java.util.Map;

/** Pages at {@code /}, REST under {@code /api}. */
@ApplicationPath("/")
public class Application extends jakarta.ws.rs.core.Application {
    /** No WADL beside /openapi: Jersey would answer every OPTIONS with one. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
