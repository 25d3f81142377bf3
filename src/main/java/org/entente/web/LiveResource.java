package org.entente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.entente.people.CurrentPerson;

/** The stream of server-sent events (WHATWG HTML, section 9.2) behind every page of a signed-in reader. */
@Path("/live")
@RequestScoped
public class LiveResource {
    private CurrentPerson person;
    private Live live;

    protected LiveResource() {}

    @Inject
    LiveResource(CurrentPerson person, Live live) {
        this.person = person;
        this.live = live;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void open(@Context SseEventSink sink, @Context Sse sse, @Context HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no"); // a proxy must not gather what is for now
        live.open(person.id(), sink, sse);
    }
}
