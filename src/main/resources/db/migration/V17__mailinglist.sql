-- The lists that this site knows: its own, and those that its peers tell of. Only the home site changes one.
create table mailing_list (
    name         text primary key check (name ~ '^[a-z][a-z0-9-]{1,62}$'),
    lock_version bigint      not null default 0,
    home_site    text        not null,
    address      text        not null unique,
    version      integer     not null,           -- of its settings, from 1
    settings     text        not null,           -- JSON
    changed_at   timestamptz not null,
    closed_at    timestamptz
);

-- Who receives a list here: each site keeps those of its own. A standing member is one by what they are (a director, of
-- sales); one who has left such a list stays in it with the mode "none", so that nobody puts them back.
create table list_member (
    list         text        not null,
    address      text        not null check (address = lower(address)),
    name         text        not null default '',
    person       text,                            -- the sign-in, where the address is a person's of this site
    language     text        not null,
    mode         text        not null default 'each' check (mode in ('each', 'digest', 'none')),
    standing     boolean     not null default false,
    token        uuid        not null default gen_random_uuid(), -- leaves with one click
    joined_at    timestamptz not null default now(),
    bounces      integer     not null default 0,
    bounced_at   timestamptz,
    bounce       text        not null default '', -- what the other server said last
    suspended_at timestamptz,
    primary key (list, address)
);
create index list_member_person on list_member (person) where person is not null;
create index list_member_address on list_member (address);
create unique index list_member_token on list_member (token);

-- What was posted, at every site that the list is for. Its files are the attachments of post/ID.
create table list_post (
    id             text primary key,
    list           text        not null,
    home_site      text        not null,
    state          text        not null check (state in ('reading', 'published')), -- reading: its figures, at home
    message_id     text        not null,
    thread         text        not null,          -- the id of the post that began it
    parents        text[]      not null,          -- the Message-IDs that it answers, the nearest last
    sender_name    text        not null,
    sender_address text        not null,
    subject        text        not null,
    text           text        not null,
    original       text,                          -- SHA-256 of the message as it came
    extra          text[]      not null default '{}', -- SHA-256 of files that belong to the figures
    notes          text        not null default '',   -- what was read in it, JSON of the enricher
    sent_at        timestamptz,
    published_at   timestamptz,
    arrived_at     timestamptz not null default now(),
    distribute_by  timestamptz,                   -- without what has not come by then
    distributed_at timestamptz
);
create unique index list_post_message on list_post (list, message_id);
create index list_post_recent on list_post (list, published_at desc, id desc);
create index list_post_thread on list_post (thread);
create index list_post_waiting on list_post (arrived_at) where distributed_at is null;

-- What an owner has to decide, at home.
create table list_held (
    id             text primary key,
    list           text        not null,
    state          text        not null default 'waiting' check (state in ('waiting', 'accepted', 'rejected', 'discarded')),
    reason         text        not null,          -- why it waits: a key of a text
    sender_name    text        not null,
    sender_address text        not null,
    envelope_sender text       not null,
    person         text,                          -- who wrote it on a page here
    message_id     text        not null,
    subject        text        not null,
    text           text        not null,
    received_at    timestamptz not null default now(),
    decided_at     timestamptz,
    decided_by     text,
    said           text        not null default '',
    octets         bytea                          -- the message; gone once it was decided
);
create index list_held_waiting on list_held (list, received_at) where state = 'waiting';
create unique index list_held_message on list_held (list, message_id) where state = 'waiting';

-- Whoever asks by mail or from outside proves that the address is theirs.
create table list_request (
    token    text primary key,                    -- SHA-256
    list     text        not null,
    address  text        not null,
    name     text        not null default '',
    language text        not null,
    wish     text        not null check (wish in ('join', 'leave')),
    asked_at timestamptz not null default now()
);
create index list_request_address on list_request (list, address);

create function list_post_wakes_press() returns trigger language plpgsql as $$
begin
    perform pg_notify('list_post', '');
    return null;
end $$;
create trigger list_post_wakes_press after insert or update of state on list_post
    for each statement execute function list_post_wakes_press();
create trigger mailing_list_wakes_press after insert or update on mailing_list
    for each statement execute function list_post_wakes_press();
