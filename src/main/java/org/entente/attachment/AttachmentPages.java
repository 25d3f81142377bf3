package org.entente.attachment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.entente.people.CurrentPerson;
import org.jspecify.annotations.Nullable;

/** The same files behind the links of pages, where a session tells who asks and a problem is a page. */
@Path("/attachments/{id}")
@Singleton
public class AttachmentPages {
    private final Download download;
    private final CurrentPerson person;

    @Inject
    AttachmentPages(Download download, CurrentPerson person) {
        this.download = download;
        this.person = person;
    }

    @GET
    public Response read(
            @PathParam("id") String id,
            @QueryParam("item") @Nullable String item,
            @QueryParam("inline") @Nullable String inline,
            @Context HttpHeaders asked,
            @Context Request request) {
        return download.answer(id, item, person.id(), inline != null, asked, request);
    }

    @HEAD
    public Response look(
            @PathParam("id") String id,
            @QueryParam("item") @Nullable String item,
            @QueryParam("inline") @Nullable String inline,
            @Context HttpHeaders asked,
            @Context Request request) {
        return read(id, item, inline, asked, request);
    }
}
