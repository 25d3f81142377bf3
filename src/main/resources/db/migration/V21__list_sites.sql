-- Who is a member at another site, by a hash: enough to know a member's post, and to say how many they are. The address
-- itself stays at its site.
create table list_member_elsewhere (
    list   text not null,
    site   text not null,
    member text not null,      -- SHA-256 of "LIST ADDRESS", hexadecimal
    primary key (list, site, member)
);
create index list_member_elsewhere_member on list_member_elsewhere (member);

-- Every change of a member is told to the other sites of the list, whatever made it.
create function list_member_told(which text, address text, present boolean) returns void language plpgsql as $$
declare
    member text := encode(sha256(convert_to(which || ' ' || address, 'UTF8')), 'hex');
begin
    insert into outbox (topic, type, key, part, time, body)
    select 'entente_lists', 'org.entente.list.member-changed', which || '/' || member, 0, now(),
        convert_to(json_build_object('list', which, 'member', member, 'present', present)::text, 'UTF8')
    from mailing_list l where l.name = which and json_array_length(l.settings::json -> 'sites') > 1;
end $$;

create function list_member_tells() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform list_member_told(old.list, old.address, false);
    end if;
    if tg_op <> 'DELETE' then
        perform list_member_told(new.list, new.address, true);
    end if;
    return null;
end $$;
create trigger list_member_tells after insert or delete on list_member
    for each row execute function list_member_tells();
create trigger list_member_moves after update of address on list_member
    for each row when (old.address <> new.address) execute function list_member_tells();

-- A list that is for more sites than before: they have not heard of its members here.
create function mailing_list_tells() returns trigger language plpgsql as $$
begin
    perform list_member_told(m.list, m.address, true) from list_member m where m.list = new.name;
    return null;
end $$;
create trigger mailing_list_tells after update of settings on mailing_list for each row
    when ((old.settings::jsonb -> 'sites') is distinct from (new.settings::jsonb -> 'sites'))
    execute function mailing_list_tells();

-- What became of a post at each site, as that site says; at its home.
create table list_post_site (
    post           text        not null,
    site           text        not null,
    arrived_at     timestamptz not null,
    distributed_at timestamptz,
    waiting        integer     not null,
    sent           integer     not null,
    bounced        integer     not null,
    told_at        timestamptz not null default now(),
    primary key (post, site)
);
-- What this site has told of a post last.
alter table list_post add column told text not null default '';
create index list_post_untold on list_post (distributed_at) where distributed_at is not null;

-- Whom a list has refused by itself lately: once a day is enough for a person, and too much for a machine (RFC 3834).
create table list_refusal (
    list       text        not null,
    address    text        not null,
    refused_at timestamptz not null default now(),
    primary key (list, address)
);
