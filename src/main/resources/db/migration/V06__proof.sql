-- Who has acknowledged and is in the audience no more: the memo is not theirs any longer, and the proof keeps them.
alter table memo_recipient add column gone boolean not null default false;

-- The relay hears which stream has something new, and leaves the others alone.
create or replace function outbox_wakes_relay() returns trigger language plpgsql as $$
declare one text;
begin
    for one in select distinct topic from fresh loop
        perform pg_notify('outbox', one);
    end loop;
    return null;
end $$;
drop trigger outbox_wakes_relay on outbox;
create trigger outbox_wakes_relay after insert on outbox
    referencing new table as fresh for each statement execute function outbox_wakes_relay();
