-- HR notices: announcements and openings, this site's own and those that peers tell of. Only the home site changes one.
create table notice (
    id           text primary key,
    lock_version bigint      not null default 0,
    home_site    text        not null,
    kind         text        not null check (kind in ('announcement', 'opening')),
    reference    text        unique check (reference = upper(reference)), -- over all sites: it begins with its site
    author       text        not null,
    author_name  text        not null,
    manager_name text        not null default '',
    address      text        not null default '', -- where to apply
    version      integer     not null,
    draft        text        not null,            -- JSON: texts, sites and the rest
    published_at timestamptz not null,
    changed_at   timestamptz not null,
    closes_at    timestamptz,
    withdrawn_at timestamptz,
    check ((kind = 'opening') = (reference is not null))
);
create index notice_recent on notice (published_at desc, id desc);

-- The last number of each year's references that this site has made itself.
create table notice_number (
    year integer primary key,
    last integer not null
);

create function notice_live() returns trigger language plpgsql as $$
begin
    perform pg_notify('live', 'notices *');
    return null;
end $$;
create trigger notice_live after insert or update on notice for each statement execute function notice_live();
