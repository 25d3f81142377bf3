-- What a memo's attachments are called, a line each, so that they can be found; written when a version is laid down.
alter table memo add column names text not null default '';

-- When its author last reminded its readers, and of which version.
alter table memo add column reminded_at timestamptz;
alter table memo add column reminded_version integer;

-- Without what the parser would take for a part of a word («été», Lyon…) or for markup. Finds shows the same places.
create function memo_plain(text) returns text language sql immutable parallel safe
    return translate($1, '<«»“”„…–—·•' || chr(160) || chr(8239), repeat(' ', 13));

create or replace function memo_text_words() returns trigger language plpgsql as $$
declare
    config regconfig := case new.language when 'fr' then 'entente_fr' else 'entente_en' end::regconfig;
    files text := memo_plain(coalesce((select names from memo where id = new.memo_id), ''));
begin
    new.words := setweight(to_tsvector(config, memo_plain(new.title)), 'A')
        || setweight(to_tsvector(config, files || ' ' || translate(files, '._-', '   ')), 'C')
        || to_tsvector(config, memo_plain(left(new.body, 200000)));
    return new;
end $$;

create function memo_names() returns trigger language plpgsql as $$
begin
    update memo_text set title = title where memo_id = new.id;
    return null;
end $$;
create trigger memo_names after update of names on memo for each row
    when (old.names <> new.names) execute function memo_names();

-- What is here already: the triggers above do the rest.
update memo m set names = kept.files
from (select v.memo_id, v.version, string_agg(f.name, E'\n' order by f.place) as files
    from memo_version v, jsonb_array_elements_text(case jsonb_typeof(v.content::jsonb -> 'files')
        when 'array' then v.content::jsonb -> 'files' else '[]' end) with ordinality f (name, place)
    group by v.memo_id, v.version) kept
where kept.memo_id = m.id and kept.version = m.version;
update memo_text set title = title;

-- A reminder is news for the readers too.
drop trigger memo_live on memo;
create trigger memo_live after update on memo for each row
    when (old.version <> new.version or old.withdrawn_at is distinct from new.withdrawn_at
        or old.reminded_at is distinct from new.reminded_at)
    execute function memo_live();
