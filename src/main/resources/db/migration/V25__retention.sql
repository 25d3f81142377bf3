-- How long applications are kept, and what proves that they are not kept longer.

-- A candidate's consent to be kept in the talent pool. It ends at the earliest of: "until", the pool's period after the
-- last contact, its withdrawal.
create table application_consent (
    application  uuid primary key references application,
    given_at     timestamptz not null,
    how          text        not null check (how in ('mail', 'form', 'phone', 'link')),
    until        timestamptz,
    withdrawn_at timestamptz,
    recorded_by  text        not null,
    recorded_at  timestamptz not null default now()
);

-- Mails that asked a candidate for it; the token is in the link.
create table application_ask (
    token       text primary key,
    application uuid        not null references application,
    asked_by    text        not null,
    asked_at    timestamptz not null default now()
);
create index application_ask_application on application_ask (application, asked_at);

-- While there is a row nothing erases the application. The reason is sealed like a note.
create table application_hold (
    application uuid primary key references application,
    reason      bytea       not null,
    placed_by   text        not null,
    placed_at   timestamptz not null default now()
);

-- What proves an erasure.
create table application_erasure (
    application uuid primary key references application,
    at          timestamptz not null,
    who         text        not null,
    reason      text        not null,
    messages    integer     not null,
    files       integer     not null,
    log_hash    text                        -- null until the log tells of it
);

-- The runs of the purge, which count and name nothing. The time is the database's. One without an end goes on.
create table application_purge (
    id         bigint      not null generated always as identity primary key,
    started_at timestamptz not null,
    ended_at   timestamptz,
    due        integer     not null,
    erased     integer     not null default 0,
    held       integer     not null default 0,
    refused    integer     not null default 0
);

-- HR's word that the clock is right although the run before it seems to be too far away. It counts for one run.
create table application_purge_confirmation (
    id        bigint      not null generated always as identity primary key,
    after_run bigint      not null references application_purge,
    at        timestamptz not null,
    who       text        not null,
    reason    text        not null
);

-- Copies on the mail server that are to be erased, and what became of them.
create table mailbox_copy (
    mail    uuid primary key references raw_mail on delete cascade,
    cause   text        not null,             -- what asked for it, for counting
    state   text        not null default 'waiting' check (state in ('waiting', 'erased', 'absent')),
    next_at timestamptz not null default now(),
    tries   integer     not null default 0,
    fault   text        not null default '',
    missed_at timestamptz,                    -- when it was not found for the first time
    done_at timestamptz,
    check ((state = 'waiting') = (done_at is null))
);
create index mailbox_copy_due on mailbox_copy (next_at) where state = 'waiting';
create index mailbox_copy_cause on mailbox_copy (cause, state);

-- A mail of which nothing may stay readable in copies of the database: its text is sealed under a key of its own, which is
-- wrapped for what it belongs to.
alter table outgoing_mail add column sealed_for uuid, add column site_key text, add column wrapped_key bytea,
    add check (num_nulls(sealed_for, site_key, wrapped_key) in (0, 3));
