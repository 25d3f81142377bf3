package org.entente.twosites;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A strict SMTP server on a free port of the loopback that fails where a test says so, and keeps what it took. Rules are
 * tried in the order in which they were given; what none of them says is answered well.
 *
 * <pre>
 * server.at(SmtpStage.RCPT, "full@", SmtpReply.of("450 4.2.2 Full"));      // always, for that recipient
 * server.once(SmtpStage.CONNECT, SmtpReply.SILENCE);                       // the next connection alone
 * server.once(SmtpStage.DOT, SmtpReply.CLOSE);                             // not taken, and no answer
 * server.loseAnswer();                                                     // taken, and no answer
 * </pre>
 */
public final class FaultySmtp implements SmtpHost, AutoCloseable {
    private static final SmtpReply LOST = new SmtpReply(null, true, 0);

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<SmtpMail> taken = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Listener server;

    private record Rule(SmtpStage stage, Predicate<SmtpMail> which, SmtpReply reply, AtomicInteger times) {
        boolean answers(SmtpStage here, SmtpMail mail) {
            return stage == here && which.test(mail) && times.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        }
    }

    public FaultySmtp() {
        this(0);
    }

    /** In place of a mail server that was stopped. */
    public FaultySmtp(int port) {
        this.server = new Listener("faulty-smtp", port, socket -> new SmtpConversation(socket, this, true).hold());
    }

    public int port() {
        return server.port();
    }

    /** From now on, at every time. */
    public FaultySmtp at(SmtpStage stage, SmtpReply reply) {
        return rule(stage, mail -> true, reply, Integer.MAX_VALUE);
    }

    /** From now on where a recipient holds this text: at RCPT the one that is named, later any. */
    public FaultySmtp at(SmtpStage stage, String recipient, SmtpReply reply) {
        return rule(stage, mail -> concerns(stage, mail, recipient), reply, Integer.MAX_VALUE);
    }

    public FaultySmtp once(SmtpStage stage, SmtpReply reply) {
        return times(1, stage, reply);
    }

    public FaultySmtp times(int times, SmtpStage stage, SmtpReply reply) {
        return rule(stage, mail -> true, reply, times);
    }

    /** Takes the next message and drops the connection before it says so. */
    public FaultySmtp loseAnswer() {
        return rule(SmtpStage.DOT, mail -> true, LOST, 1);
    }

    /** From now on no more than so many recipients a message (RFC 5321, 4.5.3.1.10). */
    public FaultySmtp mostRecipients(int most) {
        var tooMany = SmtpReply.of("452 4.5.3 Too many recipients");
        return rule(SmtpStage.RCPT, mail -> mail.recipients().size() > most, tooMany, Integer.MAX_VALUE);
    }

    /** From now on all is well. */
    public void heal() {
        rules.clear();
    }

    private FaultySmtp rule(SmtpStage stage, Predicate<SmtpMail> which, SmtpReply reply, int times) {
        rules.add(new Rule(stage, which, reply, new AtomicInteger(times)));
        return this;
    }

    private static boolean concerns(SmtpStage stage, SmtpMail mail, String recipient) {
        return stage == SmtpStage.RCPT
                ? mail.recipient().contains(recipient)
                : mail.recipients().stream().anyMatch(each -> each.contains(recipient));
    }

    /** What it took, in that order; a message twice where it came twice. */
    public List<SmtpMail> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    /** How many connections were made to it. */
    public int connections() {
        return connections.get();
    }

    @Override
    public SmtpReply answer(SmtpStage stage, SmtpMail mail) {
        if (stage == SmtpStage.CONNECT) {
            connections.incrementAndGet();
        }
        var reply = rules.stream()
                .filter(rule -> rule.answers(stage, mail))
                .map(Rule::reply)
                .findFirst()
                .orElse(stage.ok());
        if (stage == SmtpStage.DOT && (reply == LOST || reply.isPositive())) {
            synchronized (taken) {
                taken.add(mail);
            }
        }
        return reply;
    }

    @Override
    public void close() {
        server.close();
    }
}
