package org.entente.people;

import java.time.Instant;

/** A refused sign-in. What was typed is kept only if it looks like a sign-in: people type passwords there. */
public record SignInFailure(String person, String address, Instant at) {}
