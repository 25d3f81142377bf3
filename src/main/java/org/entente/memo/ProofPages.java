package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.entente.attachment.FileName;
import org.entente.people.CurrentPerson;
import org.entente.web.Page;
import org.entente.web.Texts;

/** What became of a memo, for its author: to read, to keep as a file, and to remind those who are missing. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class ProofPages {
    private CurrentPerson person;
    private Memos memos;
    private MemoReading reading;
    private ProofReaders readers;
    private Reminders reminders;

    protected ProofPages() {}

    @Inject
    ProofPages(CurrentPerson person, Memos memos, MemoReading reading, ProofReaders readers, Reminders reminders) {
        this.person = person;
        this.memos = memos;
        this.reading = reading;
        this.readers = readers;
        this.reminders = reminders;
    }

    /** A memo of mine and what became of it. */
    public record ProofPage(MemoDetail memo, String title, Proof proof) {
        /** Whether there is somebody to remind; perhaps not yet, see {@link Proof#nextReminder}. */
        public boolean remindable() {
            return memo.asked() && !memo.withdrawn() && !memo.expired(Instant.now()) && proof.lacksSomebody();
        }
    }

    @GET
    @Path("memos/{id}/proof")
    public Page show(@PathParam("id") String id) {
        var proof = memos.proof(id, person.profile());
        var memo = reading.read(id, person.profile());
        return Page.of("memo/proof", new ProofPage(memo, memo.title(person.language()), proof));
    }

    @GET
    @Path("memos/{id}/proof.csv")
    @Produces("text/csv;charset=UTF-8")
    public Response file(@PathParam("id") String id) {
        memos.mine(id, person.profile());
        var title = reading.read(id, person.profile()).title(person.language()).replaceAll("[\\\\/:*?\"<>|]", "-");
        var name = FileName.clean(Texts.text(person.language(), "memo.proof.csv.file", title) + ".csv");
        return Response.ok(ProofFile.write(readers.of(id), person.language(), person.zone()))
                .header("Content-Disposition", FileName.disposition(false, name))
                .build();
    }

    @POST
    @Path("memos/{id}/reminder")
    public Response remind(@PathParam("id") String id) {
        reminders.remind(id, person.profile());
        return MemoPages.to("/memos/" + id + "/proof?notice=memo.reminded");
    }
}
