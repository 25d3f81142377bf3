package org.entente.panel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.mailinglist.PanelLists;
import org.entente.people.Profile;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** When releases are expected and which figures call: decided by a list's owners, at its home. */
@ApplicationScoped
@Transactional
class SettingsDesk {
    private Site site;
    private PanelLists lists;
    private SettingsKeeping settings;

    protected SettingsDesk() {}

    @Inject
    SettingsDesk(Site site, PanelLists lists, SettingsKeeping settings) {
        this.site = site;
        this.lists = lists;
        this.settings = settings;
    }

    public PanelSettings of(String name, Profile by) {
        return settings.of(lists.owned(name, by).name());
    }

    /** Where it is decided. */
    public String home(String name, Profile by) {
        return lists.owned(name, by).homeSite();
    }

    public boolean isHome(String name, Profile by) {
        return home(name, by).equals(site.name());
    }

    /** A {@link Problem} 400 names the field that is wrong. */
    public void decide(String name, MultivaluedMap<String, String> form, Profile by) {
        var list = lists.owned(name, by);
        if (!list.homeSite().equals(site.name())) {
            throw new Problem(409, "panel-elsewhere", "This is decided at the list's home site.").with(list.homeSite());
        }
        var expected = text(form, "expected");
        var due = text(form, "due");
        var period = expected.flatMap(said -> Period.of(said).or(() -> PeriodText.plain(said)));
        if (expected.isPresent()
                && period.filter(it -> it.span() == Period.Span.ALONE).isEmpty()) {
            throw Problem.invalid("expected", "panel.fault.period");
        }
        if (expected.isPresent() && due.filter(SettingsDesk::isDay).isEmpty()) {
            throw Problem.invalid("due", "panel.fault.due");
        }
        settings.decide(new PanelSettings(
                name,
                site.name(),
                settings.of(name).version() + 1,
                period.map(Period::toString).orElse(null),
                period.isPresent() ? due.orElse(null) : null,
                alerts(form)));
    }

    private static List<PanelSettings.Alert> alerts(MultivaluedMap<String, String> form) {
        var alerts = new ArrayList<PanelSettings.Alert>();
        for (int i = 0; i < PanelSettings.MOST_ALERTS; i++) {
            var below = number(form, "below-" + i);
            var above = number(form, "above-" + i);
            var fact = text(form, "fact-" + i);
            if (fact.isPresent() && (below != null || above != null)) {
                alerts.add(new PanelSettings.Alert(
                        fact.get(), text(form, "product-" + i).orElse(""), below, above));
            }
        }
        return alerts;
    }

    private static @Nullable BigDecimal number(MultivaluedMap<String, String> form, String field) {
        var text = text(form, field);
        if (text.isEmpty()) {
            return null;
        }
        return Numbers.guess(List.of(text.get()))
                .flatMap(numbers -> numbers.read(text.get()))
                .orElseThrow(() -> Problem.invalid(field, "panel.fault.number"));
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() > 1900;
        } catch (DateTimeParseException other) {
            return false;
        }
    }

    private static Optional<String> text(MultivaluedMap<String, String> form, String name) {
        return Optional.ofNullable(form.getFirst(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
