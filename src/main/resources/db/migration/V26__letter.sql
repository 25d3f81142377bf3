-- Letters to candidates, and interviews. Texts of one application are sealed like all of it; the letters that HR keeps to
-- begin with are of nobody.
alter table application_message add column kind text check (kind in
    ('message', 'refusal', 'invitation', 'cancellation', 'consent', -- null: the candidate's, and the answer of the machine
    'colleague', 'bounce', 'automatic'));   -- what came in the thread and is not the candidate's
alter table application_message add column request uuid unique; -- what was sent twice is written once

create table letter_template (
    id         text    primary key,
    kind       text    not null check (kind in ('refusal', 'invitation', 'cancellation')),
    used       boolean not null,
    version    integer not null,
    name_en    text    not null,
    subject_en text    not null,
    text_en    text    not null,
    name_fr    text    not null,
    subject_fr text    not null,
    text_fr    text    not null
);

create table application_interview (
    id          uuid primary key,           -- its UID is this one at the mail domain
    application uuid        not null references application on delete cascade,
    sequence    integer     not null,
    starts_at   timestamptz not null,
    minutes     integer     not null,
    people      text[]      not null,       -- of this site
    place       bytea,
    cancelled   boolean     not null default false
);
create index application_interview_application on application_interview (application);
create index application_interview_coming on application_interview (starts_at) where not cancelled;

create table application_interview_answer (
    interview   uuid        not null references application_interview on delete cascade,
    who         text        not null,       -- a sign-in, or 'candidate'
    answer      text        not null check (answer in ('accepted', 'declined', 'tentative', 'counter')),
    at          timestamptz not null,
    stamped_at  timestamptz not null,       -- by the clock of who answered
    proposed_at timestamptz,
    comment     bytea,
    primary key (interview, who)
);
