package org.entente.people;

/**
 * A person was added, changed in name, department, roles, language or zone, disabled or enabled. Fired as a CDI event
 * in the transaction of the change: an observer's effect stands or falls with it.
 */
public record PersonChanged(Profile person) {}
