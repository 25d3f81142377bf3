package org.entente.memo;

/** Somebody at any site whom a memo may name. {@code department} is its key, {@code language} en or fr. */
public record Addressee(String id, String name, String department, String site, String language) {}
