package org.entente.mailinglist;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What becomes of a post. Loops are stopped first (own {@code List-Id}, hops, automatic answers: RFC 3834, RFC 2919
 * section 3), then comes the list's word on who may post, then size.
 */
final class Rules {
    private static final int HOPS = 30;
    private static final Set<String> BULK = Set.of("bulk", "junk", "list");

    private Rules() {}

    enum Outcome {
        /** It goes out. */
        PUBLISH,
        /** An owner decides. */
        HOLD,
        /** It comes back with the reason. */
        REJECT,
        /** It is kept as parked, and nobody is answered: answering would go round. */
        STOP
    }

    /** {@code reason}: a key of a text, {@code mailinglist.reason.REASON}; empty where it goes out. */
    record Verdict(Outcome outcome, String reason) {
        static final Verdict GOOD = new Verdict(Outcome.PUBLISH, "");
    }

    /**
     * What is known of the sender: {@code proof} is null where no proof was asked for, else whether the configured
     * server vouches for the sender's domain.
     */
    record Sender(boolean owner, boolean member, java.lang.@org.jspecify.annotations.Nullable Boolean proof) {}

    static Verdict of(Submission post, ListSettings list, String listId, boolean closed, Sender sender) {
        var loop = loop(post, listId);
        if (!loop.isEmpty()) {
            return new Verdict(Outcome.STOP, loop);
        }
        if (closed) {
            return new Verdict(Outcome.REJECT, "closed");
        }
        if (post.octets().length > list.sizeLimit()) {
            return new Verdict(Outcome.REJECT, "size");
        }
        if (Boolean.FALSE.equals(sender.proof()) && post.person() == null) {
            return new Verdict(Outcome.HOLD, "unproved");
        }
        if (sender.owner()) {
            return Verdict.GOOD;
        }
        boolean named = list.names(post.sender().address());
        if (!named && !mayPost(list.posting(), sender)) {
            return new Verdict(outcome(list.others()), "sender");
        }
        if (!named && isAutomatic(post)) {
            return new Verdict(Outcome.HOLD, "automatic");
        }
        return list.moderated() ? new Verdict(Outcome.HOLD, "moderated") : Verdict.GOOD;
    }

    private static boolean mayPost(String posting, Sender sender) {
        return switch (posting) {
            case "anyone" -> true;
            case "members" -> sender.member();
            default -> false;
        };
    }

    private static Outcome outcome(String others) {
        return switch (others) {
            case "reject" -> Outcome.REJECT;
            case "discard" -> Outcome.STOP;
            default -> Outcome.HOLD;
        };
    }

    private static String loop(Submission post, String listId) {
        var message = post.message();
        boolean ours = message.headers("List-Id").stream()
                .anyMatch(id -> id.toLowerCase(Locale.ROOT).contains("<" + listId + ">"));
        if (ours) {
            return "loop";
        }
        if (message.headers("Received").size() > HOPS) {
            return "hops";
        }
        boolean answer = message.headers("Auto-Submitted").stream()
                .anyMatch(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("auto-replied"));
        boolean bounce = post.envelopeSender().isEmpty() && post.person() == null;
        return answer || bounce || List.of("autoreply", "vacation").contains(precedence(post)) ? "answer" : "";
    }

    /** A machine wrote it, or it comes from another list: such a post waits, unless its sender is named. */
    private static boolean isAutomatic(Submission post) {
        var automatic = post.message().header("Auto-Submitted").orElse("no").strip();
        return !automatic.toLowerCase(Locale.ROOT).startsWith("no") || BULK.contains(precedence(post));
    }

    private static String precedence(Submission post) {
        return post.message().header("Precedence").orElse("").strip().toLowerCase(Locale.ROOT);
    }
}
