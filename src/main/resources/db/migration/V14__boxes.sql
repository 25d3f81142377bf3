-- What a memo says of its place in a box, beside each reader: what waits for one person is counted and sorted within an
-- index, however much they have read. The memo's own columns stay the ones that are written.
alter table memo_recipient
    add column asked_version integer,
    add column due_at timestamptz,
    add column expires_at timestamptz,
    add column urgent boolean not null default false,
    add column withdrawn boolean not null default false;

create function memo_recipient_place() returns trigger language plpgsql as $$
begin
    select asked_version, due_at, expires_at, importance = 'urgent', withdrawn_at is not null
        into new.asked_version, new.due_at, new.expires_at, new.urgent, new.withdrawn
        from memo where id = new.memo_id for share; -- what changes it meanwhile is waited for, or waits
    return new;
end $$;
create trigger memo_recipient_place before insert on memo_recipient
    for each row execute function memo_recipient_place();

create function memo_place() returns trigger language plpgsql as $$
begin
    update memo_recipient set asked_version = new.asked_version, due_at = new.due_at, expires_at = new.expires_at,
        urgent = new.importance = 'urgent', withdrawn = new.withdrawn_at is not null
        where memo_id = new.id;
    return null;
end $$;
create trigger memo_place after update on memo for each row
    when ((old.asked_version, old.due_at, old.expires_at, old.importance, old.withdrawn_at)
        is distinct from (new.asked_version, new.due_at, new.expires_at, new.importance, new.withdrawn_at))
    execute function memo_place();

update memo_recipient r set asked_version = m.asked_version, due_at = m.due_at, expires_at = m.expires_at,
    urgent = m.importance = 'urgent', withdrawn = m.withdrawn_at is not null
    from memo m where m.id = r.memo_id;

create index memo_recipient_new on memo_recipient (person, urgent desc, arrived_at desc, memo_id desc)
    include (expires_at) where opened_at is null and not gone and not withdrawn;
create index memo_recipient_asked on memo_recipient (person, due_at, arrived_at, memo_id)
    include (expires_at) where coalesce(acknowledged_version, 0) < coalesce(asked_version, 0) and not gone and not withdrawn;
create index memo_recipient_by_deputy on memo_recipient (person) where deputy_opened_at is not null and not gone;
