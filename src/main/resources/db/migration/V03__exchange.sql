-- What this site publishes. A row is written in the transaction of the change that it tells of; the relay gives it the
-- next number of its topic's stream, then sends it. Rows stay: they are what is sent again when a peer lacks something.
create table outbox (
    id          bigint generated always as identity primary key,
    event_id    uuid        not null default gen_random_uuid(),
    topic       text        not null,
    type        text        not null,
    key         text        not null,
    part        integer     not null default 0,
    time        timestamptz not null,
    body        bytea,                 -- null: the feature keeps it and hands it out part by part
    incarnation text,                  -- both null until the relay has numbered it
    number      bigint,
    sent_at     timestamptz
);
create index outbox_unnumbered on outbox (topic, part, id) where number is null;
create index outbox_unsent on outbox (topic, number) where number is not null and sent_at is null;
create unique index outbox_number on outbox (incarnation, topic, number);

create function outbox_wakes_relay() returns trigger language plpgsql as $$
begin
    perform pg_notify('outbox', '');
    return null;
end $$;
create trigger outbox_wakes_relay after insert on outbox for each statement execute function outbox_wakes_relay();

create table outbound_stream (
    topic       text primary key,
    incarnation text   not null,
    last_number bigint not null
);

-- What this site has taken of its peers' streams: everything up to `applied` has taken effect or is parked.
create table inbound_stream (
    site        text        not null,
    topic       text        not null,
    incarnation text        not null,
    applied     bigint      not null default 0,
    published   bigint      not null default 0, -- the last number that the peer said it has given
    behind_since timestamptz,                  -- since when nothing of what is missing has come
    asked_at    timestamptz,
    asked       integer     not null default 0,
    primary key (site, topic, incarnation)
);

-- Envelopes that could not be applied (parked), that wait behind such a one for the same item (behind), or that came
-- before an earlier number of their stream (held). A replayed one stays as a record of what happened.
create table parked (
    id          bigint generated always as identity primary key,
    state       text        not null check (state in ('parked', 'behind', 'held', 'replayed')),
    place       text        not null,
    reason      text        not null,
    parked_at   timestamptz not null default now(),
    replayed_at timestamptz,
    event_id    text,
    type        text,
    site        text,
    topic       text,
    incarnation text,
    number      bigint,
    key         text,
    part        integer     not null default 0,
    time        timestamptz,
    headers     text        not null default '',
    body        bytea       not null
);
create unique index parked_number on parked (site, topic, incarnation, number) where number is not null;
create unique index parked_place on parked (place) where number is null;
create index parked_open on parked (site, topic, state) where state <> 'replayed';

create table peer (
    site            text primary key,
    incarnation     text,
    last_heard_at   timestamptz,
    clock_offset_ms bigint not null default 0
);

-- How far each peer has got with this site's streams, as its heartbeats say.
create table peer_progress (
    site        text   not null,
    topic       text   not null,
    incarnation text   not null,
    applied     bigint not null,
    primary key (site, topic)
);

-- How long envelopes were under way: one row for each batch that was applied.
create table transit (
    id         bigint generated always as identity primary key,
    site       text        not null,
    arrived_at timestamptz not null default now(),
    envelopes  integer     not null,
    median_ms  bigint      not null,
    max_ms     bigint      not null
);
create index transit_recent on transit (site, arrived_at);

-- The people of the other sites, as those tell.
create table directory_person (
    site       text    not null,
    id         text    not null,
    name       text    not null,
    department text    not null,
    language   text    not null,
    present    boolean not null,
    primary key (site, id)
);
create index directory_person_id on directory_person (id);
