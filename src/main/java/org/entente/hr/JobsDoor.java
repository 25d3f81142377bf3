package org.entente.hr;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.site.Problem;
import org.entente.web.Visitor;

/** Whether the world may come in, how often, and how much it may bring. */
@ApplicationScoped
class JobsDoor {
    /** So many forms with files are in memory at once, each of them with {@link #limit} octets at most. */
    private static final int AT_ONCE = 4;

    private final Semaphore desks = new Semaphore(AT_ONCE);
    private Visitor visitor;
    private boolean open;
    private String address = "";
    private boolean form;
    private long limit;
    private JobsVisits pages;
    private JobsVisits letters;

    protected JobsDoor() {}

    @Inject
    JobsDoor(
            Visitor visitor,
            @ConfigProperty(name = "entente.hr.jobs.public") boolean open,
            @ConfigProperty(name = "entente.hr.jobs.address") String address,
            @ConfigProperty(name = "entente.mail.accounts") Optional<String> accounts,
            @ConfigProperty(name = "entente.hr.jobs.limit") long limit,
            @ConfigProperty(name = "entente.hr.jobs.pages") int pages,
            @ConfigProperty(name = "entente.hr.jobs.letters") int letters) {
        this.visitor = visitor;
        this.open = open;
        this.address = address;
        this.form = List.of(accounts.orElse("").split("[, ]+")).contains(JobsLetter.ACCOUNT);
        this.limit = limit;
        this.pages = new JobsVisits(Duration.ofMinutes(1).toNanos(), pages);
        this.letters = new JobsVisits(Duration.ofHours(1).toNanos(), letters);
    }

    /** @throws Problem 404 where the site shows nothing to the world */
    void requireOpen() {
        if (!open) {
            throw Problem.notFound("There is nothing here.");
        }
    }

    boolean isOpen() {
        return open;
    }

    /** What links to the public pages begin with. */
    String address() {
        return address;
    }

    boolean admits(HttpServletRequest request) {
        return pages.admit(visitor.address(request), System.nanoTime());
    }

    /** The same for what is sent. */
    boolean takesLetter(HttpServletRequest request) {
        return letters.admit(visitor.address(request), System.nanoTime());
    }

    /** Whether this site reads the mailbox that the form writes to. */
    boolean hasForm() {
        return form;
    }

    /** Octets of all files of one form. */
    long limit() {
        return limit;
    }

    /** For files to be read at; false where all are taken. Whoever got one leaves it. */
    boolean desk() {
        return desks.tryAcquire();
    }

    void leaveDesk() {
        desks.release();
    }
}
