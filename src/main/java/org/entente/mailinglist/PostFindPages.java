package org.entente.mailinglist;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.people.CurrentPerson;
import org.entente.web.Page;

/** Posts of all lists that a reader may read, by their words. The page on which memos are searched leads here. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class PostFindPages {
    private static final int A_PAGE = 20;
    private static final int LAST = 500;

    private CurrentPerson person;
    private PostFinds finds;

    protected PostFindPages() {}

    @Inject
    PostFindPages(CurrentPerson person, PostFinds finds) {
        this.person = person;
        this.finds = finds;
    }

    /** {@code page} counts from 1. */
    public record Found(String words, int page, List<PostFind> finds, long all) {
        public boolean hasMore() {
            return page < LAST && all > (long) page * A_PAGE;
        }

        public String address(int other) {
            return "/posts?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)
                    + (other == 1 ? "" : "&page=" + other);
        }
    }

    @GET
    @Path("posts")
    public Page find(@QueryParam("q") @DefaultValue("") String words, @QueryParam("page") @DefaultValue("1") int page) {
        int shown = Math.max(1, Math.min(page, LAST));
        var found = PostFinds.query(words).isEmpty()
                ? new PostFinds.Found(List.of(), 0)
                : finds.everywhere(words, shown - 1, A_PAGE, person.profile());
        return Page.of("mailinglist/found", new Found(words.strip(), shown, found.finds(), found.all()));
    }
}
