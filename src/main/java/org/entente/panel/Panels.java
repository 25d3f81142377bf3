package org.entente.panel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.entente.mailinglist.ListDetail;
import org.entente.mailinglist.PanelLists;
import org.entente.people.Profile;
import org.jspecify.annotations.Nullable;

/** Panels for those who may see them: members of the list, its owners, administrators. */
@ApplicationScoped
@Transactional
class Panels {
    private static final int RELEASES = 20;
    private static final int RESTATEMENTS = 50;

    private PanelLists lists;
    private Releases releases;
    private FigureQueries figures;
    private Boards boards;
    private Stories stories;
    private SettingsKeeping settings;

    protected Panels() {}

    @Inject
    Panels(
            PanelLists lists,
            Releases releases,
            FigureQueries figures,
            Boards boards,
            Stories stories,
            SettingsKeeping settings) {
        this.lists = lists;
        this.releases = releases;
        this.figures = figures;
        this.boards = boards;
        this.stories = stories;
        this.settings = settings;
    }

    /** One panel in the list of them. */
    public List<PanelItem> all(Profile reader) {
        var items = new ArrayList<PanelItem>();
        for (var list : lists.readable(reader)) {
            var story = stories.tell(list.name(), Instant.now().plusSeconds(60), reader.language());
            items.add(new PanelItem(
                    list.name(),
                    list.title(reader.language()),
                    releases.of(list.name(), null, 1).stream().findFirst().orElse(null),
                    story.map(it -> PeriodName.of(it.market().period(), reader.language()))
                            .orElse(null),
                    story.map(Story::headlines).orElse(List.of()),
                    expected(list, reader)));
        }
        return items;
    }

    /** The page of one. */
    public Board board(String name, Choice choice, Profile reader) {
        var language = reader.language();
        var list = lists.readable(name, reader);
        var shown = boards.show(name, choice, language);
        var facts = figures.labels(name, "fact").stream()
                .map(label -> new Board.FactChoice(label.name(), FactName.of(label.name(), language)))
                .toList();
        return new Board(
                list,
                choice,
                shown.map(it -> Headlines.of(it.market(), language)).orElse(List.of()),
                shown.map(it -> PeriodName.of(it.market().period(), language)).orElse(null),
                shown.map(it -> it.market().market()).orElse(""),
                shown.map(it -> FactName.of(it.fact(), language)).orElse(""),
                figures.labels(name, "market").stream().map(Label::name).toList(),
                products(figures.labels(name, "product")),
                facts,
                shown.map(Boards.Shown::ranking).orElse(List.of()),
                shown.map(Boards.Shown::ratios).orElse(false),
                shown.map(Boards.Shown::courses).orElse(null),
                shown.map(Boards.Shown::shares).orElse(null),
                releases.of(name, null, RELEASES),
                figures.restatements(name, choice.asOf(), RESTATEMENTS),
                expected(list, reader),
                shown.map(it -> Alarms.of(it.market(), settings.of(list.name()), language))
                        .orElse(List.of()));
    }

    private static List<Board.Product> products(List<Label> labels) {
        var products = new ArrayList<Board.Product>();
        var parents = new HashMap<String, @Nullable String>();
        labels.forEach(label -> parents.put(label.name(), label.above()));
        for (var label : labels) {
            int depth = 0;
            var above = label.above();
            while (above != null && depth < 6) {
                above = parents.get(above);
                depth++;
            }
            products.add(new Board.Product(label.name(), depth));
        }
        return products;
    }

    private List<Expected> expected(ListDetail list, Profile reader) {
        var wanted = settings.of(list.name());
        var kind = Optional.ofNullable(wanted.expected()).flatMap(Period::of);
        var newest = figures.labels(list.name(), "period").stream()
                .map(Label::period)
                .filter(period -> kind.filter(period::isLike).isPresent())
                .max(Period::compareTo);
        return Expected.of(wanted, newest, LocalDate.now(reader.zone()));
    }

    public List<Release> releases(String name, @Nullable Instant before, int limit, Profile reader) {
        return releases.of(lists.readable(name, reader).name(), before, limit);
    }
}
