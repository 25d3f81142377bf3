-- One file's octets, whatever people call it. It has no hash while somebody uploads it: the hash is known at the end.
create table blob (
    id         bigint generated always as identity primary key,
    sha256     text unique check (sha256 ~ '^[0-9a-f]{64}$'),
    state      text not null check (state in ('UPLOADING', 'ARRIVING', 'ARRIVED', 'DAMAGED')),
    size       bigint check (size > 0),
    type       text,
    announcement text,
    touched_at timestamptz not null default now(),
    check ((sha256 is null) = (state = 'UPLOADING')),
    check (state <> 'ARRIVED' or (size is not null and type is not null))
);

create index blob_touched on blob (touched_at);

-- At most 512 KiB a row; EXTERNAL keeps them as they are: files are compressed already, and a slice is read by itself.
create table blob_chunk (
    blob  bigint not null references blob on delete cascade,
    part  integer not null check (part >= 0),
    bytes bytea not null check (octet_length(bytes) between 1 and 524288),
    primary key (blob, part)
);

alter table blob_chunk alter column bytes set storage external;

-- Who brought the octets here, and under which name: the right to attach them.
create table upload (
    id          bigint generated always as identity primary key,
    sha256      text not null references blob (sha256) on delete cascade,
    uploader    text not null,
    name        text not null,
    uploaded_at timestamptz not null default now(),
    unique (sha256, uploader)
);

-- An item's files in their order. The name belongs here, and so does the type, because a name may make it finer.
-- The foreign key is what keeps octets in use from ever being cleared.
create table attachment (
    id        bigint generated always as identity primary key,
    item      text not null,
    position  integer not null,
    sha256    text not null references blob (sha256),
    name      text not null,
    type      text not null,
    announced boolean not null default false,
    unique (item, position)
);

create index attachment_sha256 on attachment (sha256);
