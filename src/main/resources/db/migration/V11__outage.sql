-- A silence that was longer than a link may be silent, once it has ended: written by the statement that ends it. One that
-- lasts needs no row, since peer.last_heard_at says when it began. In `peer` a site has a row of its own too: when its
-- node, its database and its broker last worked together. What it was silent itself it could not hear the others.
create table outage (
    site           text        not null,
    last_heard_at  timestamptz not null,
    heard_again_at timestamptz not null check (heard_again_at > last_heard_at),
    primary key (site, last_heard_at)
);
