package org.entente.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.entente.people.CurrentPerson;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** Renders every {@link Page}, whole or not at all: an error while rendering still becomes an error page. */
@Provider
@Produces(MediaType.TEXT_HTML)
@ApplicationScoped
public class PageWriter implements MessageBodyWriter<Page> {
    private static final Pattern NOTICE = Pattern.compile("(?:^|&)notice=([a-z.-]+)");

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, PageWriter.class.getClassLoader(), "org.entente.page");

    private CurrentPerson person;
    private Site site;
    private HttpServletRequest request;
    private List<OwnPlace> places = List.of();

    protected PageWriter() {}

    @Inject
    PageWriter(CurrentPerson person, Site site, HttpServletRequest request, @Any Instance<OwnPlace> places) {
        this.places = places.stream().toList();
        this.person = person;
        this.site = site;
        this.request = request;
    }

    /** Of the address alone: asked for a parameter, the container would read the body, and one that is too large fails. */
    private @Nullable String notice() {
        var asked = NOTICE.matcher(String.valueOf(request.getQueryString()));
        return asked.find() ? asked.group(1) : null;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return Page.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Page page,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        var frame = new Frame(person, site, request.getRequestURI(), notice(), places);
        var parameters = new HashMap<String, Object>();
        parameters.put("frame", frame);
        parameters.put("model", page.model());
        var html = new Utf8ByteOutput();
        templates.render(page.template() + ".jte", parameters, html);
        headers.putSingle(HttpHeaders.CONTENT_TYPE, Page.HTML);
        headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, frame.language().getLanguage());
        html.writeTo(out);
    }
}
