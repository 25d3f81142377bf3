-- One delivery of a panel company, as a post to a list of kind "panel". known_at is the same at every site, so that all
-- of them lay the same versions one upon the other, in whatever order posts and files come.
create table panel_release (
    post      text primary key,
    list      text        not null,
    sender    text        not null,
    subject   text        not null,
    known_at  timestamptz not null,
    state     text        not null check (state in ('open', 'arriving', 'read')), -- open: not understood yet
    notes     text        not null,            -- JSON: what was read, how, and what is open
    octets    bytea,                           -- its figures as they travel, to be laid again after one that came late
    loaded_at timestamptz
);
create index panel_release_list on panel_release (list, known_at desc);
create index panel_release_arriving on panel_release (known_at, post) where state = 'arriving';

-- Markets, products, facts and periods of a list, by the words of its files.
create table panel_label (
    id    integer generated always as identity primary key,
    list  text    not null,
    kind  text    not null check (kind in ('market', 'product', 'fact', 'period')),
    name  text    not null,
    above text,                                -- the one that it is a part of
    unit  text,                                -- of a fact
    place integer not null,                    -- in the file; of a period, in time
    unique (list, kind, name)
);

-- A figure, and from when until when it was the one that was known. was: what it restates.
create table panel_figure (
    market  integer     not null,
    product integer     not null,
    fact    integer     not null,
    period  integer     not null,
    since   timestamptz not null,
    until   timestamptz,
    value   numeric     not null,
    was     numeric,
    release text        not null,
    primary key (market, product, fact, period, since)
);
create index panel_figure_release on panel_figure (release);
create index panel_figure_period on panel_figure (period, fact) where until is null;
create index panel_figure_restated on panel_figure (fact, since desc) where was is not null;

-- What a person said of how a layout of a sender is read; at the list's home site alone.
create table panel_mapping (
    list    text        not null,
    sender  text        not null,
    layout  text        not null,
    mapping text        not null,              -- JSON
    said_by text        not null,
    said_at timestamptz not null default now(),
    primary key (list, sender, layout)
);

-- When releases are expected, and which figures call: what the owners decided, at every site.
create table panel_settings (
    list     text primary key,
    version  integer not null,
    settings text    not null                  -- JSON
);
