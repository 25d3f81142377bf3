create text search configuration entente_fr (copy = french);
alter text search configuration entente_fr
    alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, french_stem;
create text search configuration entente_en (copy = english);
alter text search configuration entente_en
    alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, english_stem;

create table memo (
    id                 text primary key,
    lock_version       bigint      not null default 0,
    home_site          text        not null,
    author             text        not null,
    author_name        text        not null,
    department         text        not null,
    version            integer     not null,
    importance         text        not null,
    audience           text        not null,
    written_at         timestamptz not null,
    publish_at         timestamptz,
    published_at       timestamptz,          -- first publication, by the home site's clock
    changed_at         timestamptz,          -- publication of this version
    acknowledge_by     timestamptz,          -- what the author asked
    asked_version      integer,              -- acknowledgements of this version or a later one count
    expires_at         timestamptz,
    withdrawn_at       timestamptz,
    arrived_at         timestamptz,          -- at this site, by its own clock
    due_at             timestamptz           -- at this site
);
create index memo_scheduled on memo (publish_at) where published_at is null;
create index memo_sent on memo (author, written_at desc, id desc);
create index memo_current on memo (arrived_at) where withdrawn_at is null;

create table memo_text (
    memo_id  text not null references memo on delete cascade,
    language text not null,
    title    text not null,
    body     text not null,
    words    tsvector,
    primary key (memo_id, language)
);
create index memo_text_words on memo_text using gin (words);
create function memo_text_words() returns trigger language plpgsql as $$
declare config regconfig := case new.language when 'fr' then 'entente_fr' else 'entente_en' end::regconfig;
begin
    new.words := setweight(to_tsvector(config, new.title), 'A') || to_tsvector(config, left(new.body, 200000));
    return new;
end $$;
create trigger memo_text_words before insert or update on memo_text for each row execute function memo_text_words();

-- What each version said, at its home site and where it arrived.
create table memo_version (
    memo_id    text        not null references memo on delete cascade,
    version    integer     not null,
    changed_at timestamptz not null,
    material   boolean     not null,
    content    text        not null,
    primary key (memo_id, version)
);

-- Who reads it at this site.
create table memo_recipient (
    memo_id              text        not null references memo on delete cascade,
    person               text        not null,
    arrived_at           timestamptz not null,
    opened_at            timestamptz,
    acknowledged_at      timestamptz,
    acknowledged_version integer,
    primary key (memo_id, person)
);
create index memo_recipient_inbox on memo_recipient (person, arrived_at desc, memo_id desc);

-- What its home site knows of it at each site.
create table memo_proof (
    memo_id      text not null references memo on delete cascade,
    site         text not null,
    state        text not null check (state in ('waiting', 'arrived', 'withdrawn')),
    version      integer,
    arrived_at   timestamptz,
    latency_ms   bigint,
    recipients   integer,
    opened       integer not null default 0,
    withdrawn_at timestamptz,
    primary key (memo_id, site)
);
create table memo_proof_reader (
    memo_id         text not null,
    site            text not null,
    person          text not null,
    name            text not null,
    opened_at       timestamptz,
    acknowledged_at timestamptz,
    primary key (memo_id, site, person),
    foreign key (memo_id, site) references memo_proof on delete cascade
);

-- Requests that may be sent twice.
create table memo_request (
    author     text        not null,
    key        text        not null,
    digest     text        not null,
    memo_id    text        not null references memo on delete cascade,
    created_at timestamptz not null default now(),
    primary key (author, key)
);
