package org.entente.memo;

/** Who publishes: the sign-in, the name and the department that readers see. */
record Author(String id, String name, String department) {}
