-- A reader may say that a memo is of no use to them. The home site is told how many have, at each site, and not who.
alter table memo_recipient add column not_useful_at timestamptz;
alter table memo_proof add column not_useful integer not null default 0;

-- Of the longer text, as org.entente.memo.Cost counts: what reading takes is the same before sending and in the figures.
alter table memo add column words integer not null default 0;
update memo m set words = (select coalesce(max(regexp_count(t.title || ' ' || t.body, '\S*[[:alnum:]]\S*')), 0)
    from memo_text t where t.memo_id = m.id);

-- Why it is urgent is a part of the memo from now on: it travels, and each version keeps its own.
alter table memo add column reason text;
update memo m set reason = (select u.reason from memo_urgency u where u.memo_id = m.id order by u.said_at desc limit 1)
where m.importance = 'urgent';
update memo_version v set content = jsonb_set(v.content::jsonb, '{reason}', to_jsonb(said.reason))::text
from (select w.memo_id, w.version, (select u.reason from memo_urgency u where u.memo_id = w.memo_id
            and u.said_at < coalesce((select min(n.changed_at) from memo_version n
                where n.memo_id = w.memo_id and n.version > w.version), 'infinity')
        order by u.said_at desc limit 1) as reason
    from memo_version w where w.content::jsonb ->> 'importance' = 'urgent') said
where said.memo_id = v.memo_id and said.version = v.version and said.reason is not null;
drop table memo_urgency;
