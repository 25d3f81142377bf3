-- What this site mails out: a mail once, and one row for each recipient. Both are written in the transaction of what
-- caused them; the trigger wakes a sender at its commit.
create table outgoing_mail (
    id         bigint generated always as identity primary key,
    item       text        not null,             -- what it is about, its feature first
    token      uuid        not null unique default gen_random_uuid(), -- in the envelope sender of one that is not personal
    personal   boolean     not null,
    returns    boolean     not null,             -- false for an automatic reply: it has the null sender
    size       integer     not null,
    octets     bytea,                            -- null once it is sent and no longer kept
    created_at timestamptz not null default now()
);
create index outgoing_mail_item on outgoing_mail (item);
create index outgoing_mail_kept on outgoing_mail (created_at);

-- next_at is null once it is settled, and that alone decides what is open: claiming a row touches no index.
create table mail_delivery (
    id         bigint generated always as identity primary key,
    mail       bigint      not null references outgoing_mail on delete cascade,
    address    text        not null,
    headers    text        not null,             -- the recipient's own, put on top
    token      uuid,                             -- in the envelope sender of a personal one
    state      text        not null default 'waiting'
        check (state in ('waiting', 'sending', 'delayed', 'sent', 'bounced')),
    attempts   integer     not null default 0,
    next_at    timestamptz default now(),
    courier    integer,                          -- who has it in hand
    status     text        not null default '',  -- RFC 3463, or the code of the reply
    diagnostic text        not null default '',  -- what the other server said
    changed_at timestamptz not null default now(),
    check ((next_at is null) = (state in ('sent', 'bounced')))
);
create index mail_delivery_mail on mail_delivery (mail, id);
create index mail_delivery_due on mail_delivery (next_at, id) where next_at is not null;
create unique index mail_delivery_token on mail_delivery (token) where token is not null;

create sequence mail_courier as integer;

create function mail_delivery_wakes_sender() returns trigger language plpgsql as $$
begin
    perform pg_notify('mail_out', '');
    return null;
end $$;
create trigger mail_delivery_wakes_sender after insert on mail_delivery
    for each statement execute function mail_delivery_wakes_sender();
