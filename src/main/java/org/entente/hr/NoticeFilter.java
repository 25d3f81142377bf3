package org.entente.hr;

/**
 * Which notices.
 *
 * @param kind {@code announcement}, {@code opening}, or empty for both
 * @param site their home, or empty for any
 * @param past those that are closed or withdrawn instead of those that are current
 */
public record NoticeFilter(String kind, String site, boolean past) {}
