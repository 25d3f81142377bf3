-- The people of this site. Roles are words separated by spaces; password is null until one is chosen.
create table person (
    id         text primary key,
    name       text    not null,
    email      text    not null,
    department text    not null,
    roles      text    not null,
    language   text    not null,
    zone       text    not null,
    -- the person chose language and zone: an import leaves them alone from then on
    chosen     boolean not null default false,
    disabled   boolean not null default false,
    password   text,
    version    integer not null
);
create index person_email on person (lower(email));

-- Only the SHA-256 of a token is kept, so that a copy of the database opens no session.
create table person_session (
    token_hash bytea primary key,
    person     text        not null references person on delete cascade,
    started_at timestamptz not null default now(),
    seen_at    timestamptz not null default now()
);
create index person_session_person on person_session (person);

create table one_time_link (
    token_hash bytea primary key,
    person     text        not null references person on delete cascade,
    expires_at timestamptz not null
);
create index one_time_link_person on one_time_link (person);

-- What is slowed down, "person:ID" or "address:IP", and until when.
create table sign_in_throttle (
    subject  text primary key,
    failures integer     not null,
    last_at  timestamptz not null default now(),
    until    timestamptz not null default now()
);

create table sign_in_failure (
    id      bigint generated always as identity primary key,
    person  text        not null,
    address text        not null,
    at      timestamptz not null default now()
);
create index sign_in_failure_at on sign_in_failure (at);
