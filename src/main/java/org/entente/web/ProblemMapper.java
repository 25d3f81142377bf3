package org.entente.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.UUID;
import org.entente.people.TooManyAttempts;
import org.entente.site.Problem;

/**
 * The one funnel of errors: problem+json (RFC 9457) under {@code /api}, a page elsewhere that says what happened and
 * what to do; or the way to the sign-in for a page that needs it.
 */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    private HttpServletRequest request;

    protected ProblemMapper() {}

    @Inject
    ProblemMapper(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < 400) {
            return answer.getResponse();
        }
        var problem = Problems.of(thrown).orElseGet(() -> unforeseen(thrown));
        var path = request.getRequestURI();
        var answer = Paths.isApi(path) ? json(problem) : page(problem);
        if (problem instanceof TooManyAttempts wait) {
            answer.header(HttpHeaders.RETRY_AFTER, wait.retryAfter().toSeconds());
        } else if (problem.status() == 429) {
            answer.header(HttpHeaders.RETRY_AFTER, 60);
        } else if (problem.status() == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, 5);
        }
        if (thrown instanceof WebApplicationException refused
                && refused.getResponse().getHeaderString("Allow") != null) {
            answer.header(HttpHeaders.ALLOW, refused.getResponse().getHeaderString("Allow"));
        }
        return answer.build();
    }

    private ResponseBuilder json(Problem problem) {
        var body = problem.body();
        body.put("detail", Texts.text(Locale.ENGLISH, problem.getMessage()));
        if (!problem.faults().isEmpty()) {
            body.put(
                    "faults",
                    problem.faults().stream().map(ProblemMapper::fault).toList());
            body.put(
                    "detail",
                    String.join(
                            " ",
                            problem.faults().stream()
                                    .map(fault -> fault.field() + ": " + message(fault))
                                    .toList()));
        }
        var answer = Response.status(problem.status())
                .type("application/problem+json")
                .entity(body);
        return problem.status() == 401
                ? answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Entente\", charset=\"UTF-8\"")
                : answer;
    }

    private static HashMap<String, String> fault(Problem.Fault fault) {
        var body = new HashMap<String, String>();
        body.put("field", fault.field());
        body.put("message", message(fault));
        return body;
    }

    private static String message(Problem.Fault fault) {
        return Texts.text(Locale.ENGLISH, fault.message(), fault.arguments().toArray());
    }

    private ResponseBuilder page(Problem problem) {
        if (problem.status() == 401) {
            return Response.seeOther(
                    URI.create("/sign-in?next=" + URLEncoder.encode(wanted(), StandardCharsets.UTF_8)));
        }
        return Response.fromResponse(Page.of("web/problem", problem).status(problem.status()));
    }

    private String wanted() {
        var query = request.getQueryString();
        var path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return request.getMethod().equals("GET") ? path : "/";
    }

    private static Problem unforeseen(Throwable thrown) {
        var incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.ERROR, "unforeseen incident=" + incident, thrown);
        return new Problem(
                        500,
                        "unforeseen",
                        "Something went wrong that nobody foresaw. Try again; if it stays, give the administrator the incident number %s."
                                .formatted(incident))
                .with(incident);
    }
}
