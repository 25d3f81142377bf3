package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entente.people.CurrentPerson;
import org.jspecify.annotations.Nullable;

/** Time per stage for programs. */
@Path("/api/applications")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class StageTimesResource {
    private CurrentPerson person;
    private StageTimes times;

    protected StageTimesResource() {}

    @Inject
    StageTimesResource(CurrentPerson person, StageTimes times) {
        this.person = person;
        this.times = times;
    }

    /** One line a stage, in their order. */
    public record Stages(List<StageTime> items) {}

    @GET
    @Path("times")
    @Operation(
            summary = "How long applications stay in each stage (hr; a manager: their openings)",
            description = "notice: an opening's id, or all. since: the day from which on those came that count, such as"
                    + " 2026-01-01. median and longest: days. Erased ones count; what a machine sent does not.")
    public Stages times(
            @QueryParam("notice") @DefaultValue("") String notice, @QueryParam("since") @Nullable String since) {
        var from = ReconciliationResource.day(since).orElse(LocalDate.EPOCH);
        return new Stages(times.of(person.profile(), notice, Instant.from(from.atStartOfDay(ZoneOffset.UTC))));
    }
}
