package org.entente.mail;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the delivering server noted of the envelope (RFC 5321) on top of the message.
 *
 * @param sender from {@code Return-Path}; empty for the null sender, and where nothing was noted
 * @param recipients the topmost {@code Delivered-To} or {@code X-Original-To} alone, or else those of the headers
 */
record MailEnvelope(String sender, List<String> recipients) {
    static MailEnvelope of(MailMessage message) {
        var delivered = message.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Delivered-To")
                        || header.name().equalsIgnoreCase("X-Original-To"))
                .map(header -> bare(header.value()))
                .filter(address -> address.contains("@"))
                .limit(1)
                .toList();
        return new MailEnvelope(
                message.header("Return-Path").map(MailEnvelope::bare).orElse(""),
                delivered.isEmpty()
                        ? Stream.concat(message.to().stream(), message.cc().stream())
                                .map(Mailbox::address)
                                .distinct()
                                .toList()
                        : delivered);
    }

    private static String bare(String value) {
        var open = value.indexOf('<');
        var close = value.lastIndexOf('>');
        var address = open >= 0 && close > open ? value.substring(open + 1, close) : value;
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
