-- Applications. What a candidate wrote is sealed under a key of the application's own, which the site's key wraps: to
-- erase one is to delete its row of application_key. What is readable here are ids, times, stages, sizes and media types.
create table application (
    id          uuid primary key,
    arrival     bigint      not null generated always as identity,
    notice      text,                       -- the opening; null: to be sorted
    suggestion  text,                       -- the opening that it looks like
    received_at timestamptz not null,
    stage       text        not null default 'received' check (stage in
        ('received', 'shortlisted', 'interview', 'offer', 'hired', 'refused', 'withdrawn')),
    parsed      boolean     not null,
    automatic   boolean     not null,       -- a machine's answer, or a bounce
    language    text        not null check (language in ('en', 'fr')),
    name        bytea,
    email       bytea,
    phone       bytea,
    sender_mark text,                       -- the same for all mail of one address
    token       text unique,                -- in the address that a reply goes to; null once it is erased
    answer      text        not null,       -- 'given', or why there is none
    answered_at timestamptz,
    version     integer     not null default 1,
    audits      integer     not null default 0,
    audit_hash  bytea       not null default '',
    erased_at   timestamptz,
    check ((answer = 'given') = (answered_at is not null)),
    check (erased_at is null or (name is null and email is null and phone is null and sender_mark is null))
);
create index application_list on application (arrival desc) where erased_at is null;
create index application_notice on application (notice, received_at);
create index application_received on application (received_at);
create index application_sender on application (sender_mark, answered_at);
create index application_unparsed on application (arrival) where not parsed and erased_at is null;

create table application_key (
    application uuid primary key references application,
    site_key    text  not null,
    wrapped_key bytea not null
);

-- The thread; the first message is the letter. A mail is in one thread, once.
create table application_message (
    id          uuid primary key,
    application uuid        not null references application,
    place       bigint      not null generated always as identity,
    outgoing    boolean     not null,
    mail        uuid unique,                -- the mail that it came as
    message_id  text unique,                -- of one of ours, which an answer names
    at          timestamptz not null,
    sender      bytea,
    subject     bytea,
    body        bytea
);
create index application_message_thread on application_message (application, place);

create table application_file (
    id          uuid primary key,
    application uuid    not null references application,
    message     uuid    not null references application_message on delete cascade,
    place       bigint  not null generated always as identity,
    raw         boolean not null,           -- the message itself, as it came
    name        bytea   not null,
    type        text    not null,
    size        bigint  not null,
    parts       integer not null,
    flags       text[]  not null
);
create index application_file_message on application_file (message, place);
create index application_file_application on application_file (application, place);

create table application_file_part (
    file   uuid    not null references application_file on delete cascade,
    part   integer not null,
    octets bytea   not null,
    primary key (file, part)
);
alter table application_file_part alter column octets set storage external;

-- Words of name, address, telephone and subject, as marks that only the site's key can make.
create table application_word (
    mark        text not null,
    application uuid not null references application,
    primary key (mark, application)
);
create index application_word_application on application_word (application);

-- Notes, and changes of stage, which may have a reason.
create table application_note (
    id          uuid primary key,
    application uuid        not null references application,
    place       bigint      not null generated always as identity,
    author      text        not null,
    at          timestamptz not null,
    stage       text,                       -- which it was changed to
    body        bytea
);
create index application_note_application on application_note (application, place);

-- Who saw, took and changed what, and when: ids only. Each row's hash is over the one before it of its application; the
-- application knows how many there are and the last one's hash.
create table application_audit (
    application uuid        not null,
    n           integer     not null,
    at          timestamptz not null,
    who         text        not null,
    action      text        not null,
    detail      text        not null,
    hash        bytea       not null,
    primary key (application, n)
);
create index application_audit_at on application_audit (at);

-- All rows of a day of the site and what lies between it and the digest before, in one hash, over the one before.
create table application_digest (
    day     date primary key,
    until   timestamptz not null,
    entries bigint      not null,
    hash    bytea       not null,
    made_at timestamptz not null default now()
);

create function application_appends_only() returns trigger language plpgsql as $$
begin
    raise exception 'The log of applications only grows.';
end $$;
create trigger application_audit_appends_only before update or delete or truncate on application_audit
    for each statement execute function application_appends_only();
create trigger application_digest_appends_only before update or delete or truncate on application_digest
    for each statement execute function application_appends_only();
