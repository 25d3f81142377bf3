-- Mail as it came, each encrypted under a key of its own, which is wrapped by the site's key. A row is committed before
-- the mail is flagged on the server; it is read afterwards, from here.
create table raw_mail (
    id          uuid primary key,
    arrival     bigint      not null generated always as identity, -- the order in which they are taken
    account     text        not null,
    state       text        not null check (state in ('stored', 'taken', 'parked', 'discarded')),
    attempts    integer     not null default 0,
    reason      text        not null default '',
    sha256      text        not null,
    size        bigint      not null,
    parts       integer     not null,
    site_key    text,          -- which of the site's keys wraps this one; null once it is forgotten
    wrapped_key bytea,
    received_at timestamptz not null default now(),
    settled_at  timestamptz,   -- since when it is taken, parked or discarded
    check ((site_key is null) = (wrapped_key is null))
);
create index raw_mail_stored on raw_mail (arrival) where state = 'stored';
create index raw_mail_parked on raw_mail (arrival) where state = 'parked';
create index raw_mail_kept on raw_mail (settled_at) where state = 'taken' and wrapped_key is not null;
create index raw_mail_same on raw_mail (account, sha256);

-- Where a mail stood on the server. After a change of UIDVALIDITY one mail has several places. The hash is part of the
-- key for servers that give a number twice: they cost a second copy, never a mail.
create table raw_mail_place (
    account      text   not null,
    folder       text   not null,
    uid_validity bigint not null,
    uid          bigint not null,
    sha256       text   not null,
    size         bigint not null, -- as the server announced it
    mail         uuid   not null references raw_mail on delete cascade,
    primary key (account, folder, uid_validity, uid, sha256)
);
create index raw_mail_place_mail on raw_mail_place (mail, uid_validity);

-- At most 512 KiB before encryption; EXTERNAL: ciphertext does not compress.
create table raw_mail_part (
    mail   uuid    not null,
    part   integer not null check (part >= 0),
    octets bytea   not null check (octet_length(octets) <= 524304),
    primary key (mail, part),
    foreign key (mail) references raw_mail on delete cascade deferrable initially deferred
);
alter table raw_mail_part alter column octets set storage external;

create function raw_mail_wakes_taker() returns trigger language plpgsql as $$
begin
    perform pg_notify('raw_mail', '');
    return null;
end $$;
create trigger raw_mail_wakes_taker after insert or update of state on raw_mail
    for each row when (new.state = 'stored') execute function raw_mail_wakes_taker();

-- The accounts that are read, as the node that reads them sees them.
create table mail_account (
    account           text primary key,
    connected_since   timestamptz,
    unreachable_since timestamptz,
    fault             text        not null default '',
    last_mail_at      timestamptz,
    waiting           bigint      not null default 0, -- in the folder, not stored yet
    checked_at        timestamptz not null default now()
);
