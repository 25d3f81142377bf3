package org.entente.web;

import jakarta.ws.rs.ApplicationPath;

/** Pages at {@code /}, REST under {@code /api}. */
@ApplicationPath("/")
public class Application extends jakarta.ws.rs.core.Application {}
