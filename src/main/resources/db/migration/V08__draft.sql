-- What somebody is writing: a new memo (its id is the request key of its page) or a change of one (the memo's id). Its
-- files are attachments of the item draft/AUTHOR/ID, so that they are kept as long as it is.
create table draft (
    author       text        not null,
    id           text        not null,
    changes_memo boolean     not null,
    version      integer     not null,          -- counts the times it was saved
    fields       text        not null,          -- as they stand in the form: JSON, each name with its values
    saved_at     timestamptz not null,
    primary key (author, id)
);
create index draft_latest on draft (author, saved_at desc);

-- Why a memo called urgently; what its author said at each version.
create table memo_urgency (
    memo_id text        not null references memo on delete cascade,
    said_at timestamptz not null,
    reason  text        not null,
    primary key (memo_id, said_at)
);
