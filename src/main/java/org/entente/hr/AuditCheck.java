package org.entente.hr;

import java.util.List;

/**
 * What a check of the log found.
 *
 * @param applications whose chain of hashes does not hold
 * @param days whose digest does not hold
 * @param lastDay the last day that has a digest, empty for none; {@code lastDigest} stands for all before it
 */
public record AuditCheck(
        long entries, List<String> applications, List<String> days, String lastDay, String lastDigest) {
    public boolean whole() {
        return applications.isEmpty() && days.isEmpty();
    }
}
