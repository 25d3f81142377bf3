package org.entente.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * An answer for a person: a template under {@code src/main/jte} without its ending, and the model it shows. The
 * template declares {@code @param org.entente.web.Frame frame} and {@code @param ITS.MODEL model}.
 */
public record Page(String template, @Nullable Object model) {
    public static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    public static Page of(String template, Object model) {
        return new Page(template, model);
    }

    /** A page whose template needs the frame alone. */
    public static Page of(String template) {
        return new Page(template, null);
    }

    /** With a status other than 200, such as 422 for a form that comes back with what is wrong in it. */
    public Response status(int status) {
        return Response.status(status).type(HTML).entity(this).build();
    }
}
