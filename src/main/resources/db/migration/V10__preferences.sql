-- How loudly pages may call a person, and when not. Levels: none, urgent, important, normal.
alter table person
    add column shortcuts boolean not null default true,
    add column sounds text not null default 'none',
    add column notices text not null default 'none',
    add column quiet_from time,
    add column quiet_to time;
