-- The work place of those who recruit: who looks after an application, since when it is in its stage, what each of them
-- thinks of it, and which ones of one address are known to be two.
alter table application add owner text;             -- a sign-in
alter table application add stage_since timestamptz;
update application a set stage_since = coalesce(
    (select max(n.at) from application_note n where n.application = a.id and n.stage is not null), a.received_at);
alter table application alter stage_since set not null;
create index application_stage on application (stage, stage_since, arrival) where erased_at is null;

-- Whoever changes the stage, and however.
create function application_enters() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        new.stage_since := new.received_at;
    elsif new.stage <> old.stage then
        new.stage_since := clock_timestamp();
    end if;
    return new;
end $$;
create trigger application_enters before insert or update of stage on application
    for each row execute function application_enters();

create table application_rating (
    application uuid        not null references application on delete cascade,
    person      text        not null,
    stars       integer     not null check (stars between 1 and 5),
    reason      bytea       not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (application, person)
);

create table application_distinct (
    one    uuid        not null references application on delete cascade,
    other  uuid        not null references application on delete cascade,
    person text        not null,
    at     timestamptz not null default clock_timestamp(),
    primary key (one, other),
    check (one < other)
);
create index application_distinct_other on application_distinct (other);

-- Open pages of those who may see applications are told that some changed; nobody else hears even that. As many as fit
-- into a notification (8,000 octets) are told at a time. Openings of other sites have authors and managers of theirs.
create function application_live() returns trigger language plpgsql as $$
begin
    perform pg_notify('live', 'applications ' || string_agg(id, ' ')) from (
        select id, sum(octet_length(id) + 1) over (order by id) / 7000 as lot from (
            select id from person where ' ' || roles || ' ' like '% hr %' and not disabled
            union
            select m.id from notice n join person m on m.id = n.draft::jsonb ->> 'manager' and not m.disabled
                where n.kind = 'opening' and exists (select 1 from person a where a.id = n.author)) those) lots
        group by lot;
    return null;
end $$;
create trigger application_live_insert after insert on application
    for each statement execute function application_live();
create trigger application_live_update after update of notice, stage, owner, parsed, name, email, phone, erased_at
    on application for each statement execute function application_live();
create trigger application_live_rating after insert or update on application_rating
    for each statement execute function application_live();
create trigger application_live_distinct after insert or delete on application_distinct
    for each statement execute function application_live();
