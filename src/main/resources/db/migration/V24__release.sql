-- Applications shown to people at other sites.

-- At home: to whom and until when, and what the reading site has told of it. What may be read here are ids and times.
create table application_release (
    id          uuid primary key,
    application uuid        not null references application,
    n           integer     not null,       -- which one of the application, from 1 on
    site        text        not null,       -- where it is read
    person      text        not null,       -- a sign-in there
    person_name text        not null,
    purpose     bytea       not null,       -- sealed under the application's key
    released_by text        not null,
    offered_at  timestamptz not null,
    expires_at  timestamptz not null,
    public_key  bytea,                      -- the reading site's, that it was sealed to
    sealing     uuid,
    sealed_at   timestamptz,
    arrived_at  timestamptz,
    opened_at   timestamptz,                -- for the first time
    closed_at   timestamptz,                -- taken back here
    closed_by   text,
    closed_why  text check (closed_why in ('withdrawn', 'erased')),
    ended_at    timestamptz,                -- the reading site holds no key any more
    ended_why   text check (ended_why in ('withdrawn', 'erased', 'expired', 'nobody')),
    unique (application, n)
);

-- What is sent: sealed to the reading site's key; this site cannot open it either.
create table application_release_part (
    sealing uuid    not null,
    part    integer not null,
    release uuid    not null references application_release,
    octets  bytea   not null,
    primary key (sealing, part)
);
alter table application_release_part alter column octets set storage external;
create index application_release_part_release on application_release_part (release);

-- At the reading site: what somebody here may read. Once it has ended the key and the parts are gone.
create table released (
    id           uuid primary key,
    home         text        not null,
    person       text        not null,
    reference    text,
    offered_at   timestamptz not null,
    expires_at   timestamptz not null,
    pair         uuid,                      -- what the wrapped private half belongs to, so that it can be destroyed
    public_key   bytea,
    encapsulated bytea,
    sealing      uuid,
    parts        integer,
    arrived_at   timestamptz,
    ended_at     timestamptz,
    ended_why    text,
    told_at      timestamptz,               -- when its home was told of the end
    check ((ended_at is null) = (ended_why is null))
);
create index released_person on released (person) where ended_at is null;
create index released_expiry on released (expires_at) where ended_at is null;
create index released_untold on released (id) where ended_at is not null and told_at is null;

-- The private halves, wrapped by the site's key. To end a release is to delete its row.
create table released_key (
    release     uuid primary key references released,
    site_key    text  not null,
    wrapped_key bytea not null
);

create table released_part (
    sealing uuid    not null,
    part    integer not null,
    release uuid    not null references released,
    octets  bytea   not null,
    primary key (sealing, part)
);
alter table released_part alter column octets set storage external;
create index released_part_release on released_part (release);

-- What became of it here and who saw it: ids only.
create table released_log (
    id      bigint      generated always as identity primary key,
    release uuid        not null,
    at      timestamptz not null default clock_timestamp(),
    who     text        not null,
    action  text        not null,
    detail  text        not null
);
create index released_log_release on released_log (release, id);
create trigger released_log_appends_only before update or delete or truncate on released_log
    for each statement execute function application_appends_only();
