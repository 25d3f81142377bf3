create extension if not exists unaccent;

-- Markers of what this database is; the incarnation of its streams is in it (see exchange).
create table site_fact (
    name  text primary key,
    value text not null
);
