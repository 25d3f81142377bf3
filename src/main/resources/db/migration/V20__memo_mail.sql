-- Memos by mail: nothing, one mail a day, or each at once; what is urgent and says why perhaps at once all the same.
alter table person
    add column mail text not null default 'none' check (mail in ('none', 'digest', 'each')),
    add column mail_urgent boolean not null default false,
    add column mail_since timestamptz; -- of the last choice: what came before is no news to mail

create function person_mail_since() returns trigger language plpgsql as $$
begin
    new.mail_since := now();
    return new;
end $$;
create trigger person_mail_since before update on person for each row
    when ((old.mail, old.mail_urgent) is distinct from (new.mail, new.mail_urgent))
    execute function person_mail_since();

-- Whose mail comes back. With another address it is forgotten; once it is stopped nothing is mailed there.
create table mail_trouble (
    person     text        primary key references person,
    address    text        not null,             -- in lower case
    bounced_at timestamptz not null default now(),
    diagnostic text        not null,
    in_a_row   integer     not null,
    stopped_at timestamptz
);

-- The author's own mailbox, where the home site says it.
alter table memo add column reply_to text;

-- What is to be mailed, and what was. A row is written with what causes it, and decided later by whoever sends: it may
-- have to wait for the end of quiet hours. A deputy has a row of their own beside that of who is away.
create table memo_mail (
    id         bigint generated always as identity primary key,
    memo_id    text        references memo on delete cascade, -- null of a digest
    version    integer     not null default 0,   -- of the text, or of what is to be acknowledged
    kind       text        not null check (kind in ('memo', 'withdrawn', 'reminded', 'due', 'overdue', 'digest')),
    occasion   text        not null default '',  -- which of several: the time of a reminder, the day of a digest
    reader     text        not null references person,
    whose      text        not null references person,
    made_at    timestamptz not null default now(),
    due_at     timestamptz default now(),        -- null once it is decided
    sent_at    timestamptz,                      -- null of what was not sent
    item       text,                             -- as the mail room knows it
    address    text,
    bounced_at timestamptz,
    unique nulls not distinct (memo_id, version, kind, occasion, reader, whose)
);
create index memo_mail_due on memo_mail (due_at) where due_at is not null;
create index memo_mail_item on memo_mail (item) where item is not null;
create index memo_mail_sent on memo_mail (reader, sent_at) where sent_at is not null;
create index memo_mail_digest on memo_mail (occasion, reader) where kind = 'digest';
create index memo_mail_digest_last on memo_mail (reader, made_at) where kind = 'digest';
