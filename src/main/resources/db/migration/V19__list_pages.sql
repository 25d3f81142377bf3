-- Posts are found by their words. Nobody says which language a mail is written in, so its words stand in both.
alter table list_post add column words tsvector;
create function list_post_words() returns trigger language plpgsql as $$
declare
    title text := memo_plain(new.subject || ' ' || new.sender_name);
    body text := memo_plain(left(new.text, 100000));
begin
    new.words := setweight(to_tsvector('entente_fr', title) || to_tsvector('entente_en', title), 'A')
        || to_tsvector('entente_fr', body) || to_tsvector('entente_en', body);
    return new;
end $$;
create trigger list_post_words before insert or update of subject, sender_name, text on list_post
    for each row execute function list_post_words();
update list_post set subject = subject;
create index list_post_words on list_post using gin (words);
create index list_post_gone on list_post (list, distributed_at) where distributed_at is not null;

-- Up to when a list's posts are in its digests here. Before a list there is nothing.
alter table mailing_list add column digested_at timestamptz not null default now();

-- Who asks to join a list whose owners decide who does.
create table list_joining (
    list     text        not null,
    address  text        not null,
    name     text        not null default '',
    language text        not null,
    asked_at timestamptz not null default now(),
    primary key (list, address)
);

-- What people at other sites wrote to a list of this one, until its file is here and it is judged. The sending site
-- proves who the person is, and whether they are a member there.
create table list_submission (
    id             text primary key,
    list           text        not null,
    site           text        not null,
    person         text        not null,
    member         boolean     not null,
    sender_name    text        not null,
    sender_address text        not null,
    original       text        not null,
    arrived_at     timestamptz not null default now(),
    judged_at      timestamptz
);
create index list_submission_waiting on list_submission (arrived_at) where judged_at is null;

-- Open pages are told of what is posted, what waits and who asks.
create function list_live() returns trigger language plpgsql as $$
begin
    perform pg_notify('live', 'lists *');
    return null;
end $$;
create trigger list_post_live after insert or update of state on list_post for each statement execute function list_live();
create trigger list_held_live after insert or update of state on list_held for each statement execute function list_live();
create trigger list_joining_live after insert or delete on list_joining for each statement execute function list_live();
create trigger list_submission_wakes_press after insert on list_submission
    for each statement execute function list_post_wakes_press();
