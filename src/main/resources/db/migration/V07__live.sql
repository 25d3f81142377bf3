-- Open pages are told that something changed; see org.entente.web.Live. A list of people that would not fit into a
-- notification (8,000 octets) is everybody.
create function live_people(what text, people text[]) returns void language plpgsql as $$
begin
    if cardinality(people) > 0 then
        perform pg_notify('live', what || ' ' || case when cardinality(people) > 60 then '*'
            else array_to_string(people, ' ') end);
    end if;
end $$;

create function memo_recipient_live() returns trigger language plpgsql as $$
begin
    perform live_people('memos', (select array_agg(distinct person) from changed));
    return null;
end $$;
create trigger memo_recipient_live_new after insert on memo_recipient
    referencing new table as changed for each statement execute function memo_recipient_live();
create trigger memo_recipient_live_change after update on memo_recipient
    referencing new table as changed for each statement execute function memo_recipient_live();
create trigger memo_recipient_live_gone after delete on memo_recipient
    referencing old table as changed for each statement execute function memo_recipient_live();

-- A new version, or a withdrawal: for its readers and its author.
create function memo_live() returns trigger language plpgsql as $$
begin
    perform live_people('memos', array(select distinct r.person from memo_recipient r where r.memo_id = new.id
        union select new.author));
    return null;
end $$;
create trigger memo_live after update on memo for each row
    when (old.version <> new.version or old.withdrawn_at is distinct from new.withdrawn_at)
    execute function memo_live();

create function memo_proof_live() returns trigger language plpgsql as $$
begin
    perform live_people('proof', array(select distinct author from memo where id in (select memo_id from changed)));
    return null;
end $$;
create trigger memo_proof_live_new after insert on memo_proof
    referencing new table as changed for each statement execute function memo_proof_live();
create trigger memo_proof_live_change after update on memo_proof
    referencing new table as changed for each statement execute function memo_proof_live();
create trigger memo_proof_reader_live_new after insert on memo_proof_reader
    referencing new table as changed for each statement execute function memo_proof_live();
create trigger memo_proof_reader_live_change after update on memo_proof_reader
    referencing new table as changed for each statement execute function memo_proof_live();

create function blob_live() returns trigger language plpgsql as $$
begin
    perform pg_notify('live', 'files *');
    return null;
end $$;
create trigger blob_live after update on blob for each row
    when (old.state <> new.state and new.state in ('ARRIVED', 'DAMAGED')) execute function blob_live();
