package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entente.people.CurrentPerson;
import org.entente.site.Database;
import org.entente.web.Page;

/** How long applications stay in each stage, as a chart with its table. */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class StageTimesPages {
    private static final List<Integer> PERIODS = List.of(30, 90, 365, 3650);

    private CurrentPerson person;
    private Openings openings;
    private StageTimes times;

    protected StageTimesPages() {}

    @Inject
    StageTimesPages(CurrentPerson person, Openings openings, StageTimes times) {
        this.person = person;
        this.openings = openings;
        this.times = times;
    }

    /** @param days how long ago those came that count, at the most */
    public record Times(List<StageTime> stages, List<Opening> openings, String notice, int days) {
        public List<Integer> periods() {
            return PERIODS;
        }

        public boolean empty() {
            return stages.stream().allMatch(stage -> stage.came() == 0);
        }

        /** Those that one waits in. */
        public List<StageTime> waiting() {
            return stages.stream().filter(stage -> !stage.stage().isLast()).toList();
        }

        /** Where half of them wait longest; empty where nothing has left a stage yet. */
        public Optional<StageTime> slowest() {
            return waiting().stream().filter(StageTime::left).max(Comparator.comparingDouble(StageTime::median));
        }
    }

    @GET
    @Path("times")
    public Page show(
            @QueryParam("notice") @DefaultValue("") String notice, @QueryParam("days") @DefaultValue("365") int days) {
        var scope = Scope.of(person.profile(), openings);
        var asked = PERIODS.contains(days) ? days : 365;
        return Page.of(
                "hr/times",
                new Times(
                        times.of(person.profile(), notice, Database.now().minus(Duration.ofDays(asked))),
                        scope.choice(openings),
                        notice,
                        asked));
    }
}
