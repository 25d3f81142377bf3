-- When somebody is away, and who reads for them. A row is never changed but to end it: a change ends one and begins
-- another, so that who stated what, and when, can be told later. Days are the person's own; the instants are what they
-- mean by the person's clock.
create table absence (
    id        bigint generated always as identity primary key,
    person    text        not null references person,
    first_day date        not null,
    last_day  date        not null check (last_day >= first_day),
    begins_at timestamptz not null,
    ends_at   timestamptz not null,
    deputy    text        not null references person check (deputy <> person),
    set_by    text        not null references person,
    set_at    timestamptz not null default now(),
    ended_by  text references person,
    ended_at  timestamptz,
    check ((ended_by is null) = (ended_at is null))
);
create index absence_person on absence (person, first_day);
create index absence_deputy on absence (deputy) where ended_at is null;

-- Who reads for whom now. Nothing has to run when an absence begins or ends.
create view standing_in as
select a.id, a.person, a.deputy from absence a
    join person p on p.id = a.person and not p.disabled
    join person d on d.id = a.deputy and not d.disabled
where a.ended_at is null and a.begins_at <= now() and now() < a.ends_at;

-- Open pages of a deputy hear of the memos of those who are away.
create or replace function live_people(what text, people text[]) returns void language plpgsql as $$
declare told text[] := people;
begin
    if what = 'memos' then
        told := people || array(select deputy from standing_in where person = any (people) and not deputy = any (people));
    end if;
    if cardinality(told) > 0 then
        perform pg_notify('live', what || ' ' || case when cardinality(told) > 60 then '*'
            else array_to_string(told, ' ') end);
    end if;
end $$;

create function absence_live() returns trigger language plpgsql as $$
begin
    perform live_people('memos', array[new.person, new.deputy]);
    return null;
end $$;
create trigger absence_live after insert or update on absence for each row execute function absence_live();

-- What a deputy did with it, beside what the person did: the name that the deputy had then. Which absence of the person
-- that was, and so which sign-in, the time tells. acknowledged_by is null where the person acknowledged.
alter table memo_recipient
    add column deputy_opened_at timestamptz,
    add column opened_by        text,
    add column acknowledged_by  text;
alter table memo_proof_reader
    add column deputy_opened_at timestamptz,
    add column opened_by        text,
    add column acknowledged_by  text;
