-- Cases 办件. The division that accepted (as it was then) leads every key, so that tables can be partitioned by it.
create schema cases;

-- The row of a case is what its events say, kept for lists; `version` and `last_hash` are those of its newest event.
create table cases."case" (
  division_code     text not null,
  id                uuid not null,              -- v7: ids of a division sort by time of submission
  number            text not null,
  number_scope      text not null,
  number_seq        int  not null,
  place_code        text not null,              -- division of the organisation in charge: the county's or one below it
  organisation_id   text not null,
  organisation_name text not null,              -- as it was called at submission
  item_code         text not null,
  item_version      int  not null,
  item_name         text not null,
  form_version      int  not null,
  subject_id        uuid not null,              -- in whose name
  agent_id          uuid not null,              -- the person who acted
  applicant_kind    text not null,
  applicant_name    text,                       -- organisations only: their names are public, a person's is sealed
  applicant_sealed  text not null,              -- name, ID number and agent as they were at submission
  applicant_blind   text,                       -- a person's exact name
  query_blinds      text[] not null,            -- last four of the ID numbers that may ask for progress
  state             text not null,
  version           int  not null check (version > 0),
  last_hash         text not null,
  handler_id        text,
  handler_since     timestamptz,
  submitted_at      timestamptz not null,
  accepted_at       timestamptz,
  decided_at        timestamptz,
  finished_at       timestamptz,
  acceptance_due    timestamptz,                -- end of the last day; null: that clock does not run
  decision_due      timestamptz,
  due_at            timestamptz,                -- of the clock that runs now
  warn_at           timestamptz,                -- its light turns yellow
  sort_at           timestamptz not null,       -- the queue's order: due time, or since when it is in this state
  primary key (division_code, id),
  unique (division_code, number),
  unique (division_code, number_scope, number_seq)
);
-- Queues: a list is a merge of a few ordered reads, one per division or organisation of the reader's scope.
create index case_queue on cases."case" (division_code, state, sort_at, id) include (warn_at, due_at);
create index case_queue_org on cases."case" (division_code, organisation_id, state, sort_at, id) include (warn_at, due_at);
create index case_all_org on cases."case" (division_code, organisation_id, id);
create index case_item on cases."case" (division_code, item_code, state, sort_at, id);
create index case_tail on cases."case" (division_code, number_seq);   -- people say the last digits of a number
create index case_mine on cases."case" (handler_id, sort_at, id) where handler_id is not null;
create index case_subject on cases."case" (subject_id, id);
create index case_number on cases."case" (number text_pattern_ops);
create index case_name on cases."case" using gin (applicant_name gin_trgm_ops) where applicant_name is not null;
create index case_blind on cases."case" (applicant_blind) where applicant_blind is not null;
create index case_id on cases."case" (id);      -- an address names the case alone

-- The evidence. `body` is the canonical text (RFC 8785) that was hashed: hash = SM3(prev_hash ‖ body). No personal data.
create table cases.event (
  division_code text not null,
  case_id       uuid not null,
  seq           int  not null check (seq > 0),
  kind          text not null,                  -- kind@version
  actor         text not null,                  -- staff:… person:… system:…
  on_behalf_of  text,                           -- subject:…
  at            timestamptz not null,
  body          text not null,
  payload       jsonb generated always as ((body::jsonb) -> 'payload') virtual,
  prev_hash     text not null,
  hash          text not null,
  primary key (division_code, case_id, seq),
  foreign key (division_code, case_id) references cases."case"
);

-- Sealed versions of what a person wrote; events name their SM3. A round is a submission: 1, then one per correction.
create table cases.answers (
  division_code text not null,
  case_id       uuid not null,
  round         int  not null,
  sealed        text not null,
  sm3           text not null,
  at            timestamptz not null,
  primary key (division_code, case_id, round),
  foreign key (division_code, case_id) references cases."case"
);

create table cases.text (
  division_code text not null,
  case_id       uuid not null,
  id            uuid not null,
  kind          text not null,                  -- correction, opinion, decision
  sealed        text not null,
  sm3           text not null,
  at            timestamptz not null,
  primary key (division_code, case_id, id),
  foreign key (division_code, case_id) references cases."case"
);

create table cases.case_file (
  division_code text not null,
  case_id       uuid not null,
  id            uuid not null,
  material_id   text not null,
  name_sealed   text not null,
  media_type    text not null,
  size          bigint not null,
  sm3           text not null,                  -- of the content, which is its address in the file store
  at            timestamptz not null,
  primary key (division_code, case_id, id),
  foreign key (division_code, case_id) references cases."case"
);

create table cases.material (
  division_code  text not null,
  case_id        uuid not null,
  round          int  not null,
  material_id    text not null,
  name           text not null,
  required       boolean not null,
  source         text not null check (source in ('upload', 'held-licence', 'form', 'absent')),
  file_ids       uuid[] not null,
  licence_sealed text,
  licence_sm3    text,
  primary key (division_code, case_id, round, material_id),
  foreign key (division_code, case_id) references cases."case"
);

-- Papers: number and sealed data are fixed with the act; the PDF is drawn from them by the named template version.
create table cases.document (
  division_code    text not null,
  case_id          uuid not null,
  id               uuid not null,
  kind             text not null,
  number           text not null,
  number_scope     text not null,
  number_seq       int  not null,
  template_version int  not null,
  sealed           text not null,
  sm3              text not null,
  at               timestamptz not null,
  primary key (division_code, case_id, id),
  unique (division_code, number_scope, number_seq),
  foreign key (division_code, case_id) references cases."case"
);
create table cases.rendering (
  division_code text not null,
  case_id       uuid not null,
  document_id   uuid not null,
  sm3           text not null,
  size          bigint not null,
  at            timestamptz not null,
  primary key (division_code, case_id, document_id),
  foreign key (division_code, case_id, document_id) references cases.document
);

-- Each look behind a mask in a case's answers (个人信息保护法 51, 54).
create table cases.unmasking (
  id            bigint generated always as identity primary key,
  division_code text not null,
  case_id       uuid not null,
  staff_id      text not null,
  field         text not null,
  reason        text not null,
  at            timestamptz not null
);

-- Gapless: the row is locked from the number's making to the commit that uses it, and a rollback gives it back.
create table cases.number_sequence (
  division_code text not null,
  scope         text not null,
  last          int  not null,
  primary key (division_code, scope)
) with (fillfactor = 50);   -- one row is updated all day: room for HOT updates

-- What a person has begun: not a case. For a correction `case_id` names the case that is being mended.
create table cases.draft (
  id            uuid primary key,
  account_id    text not null,
  subject_id    uuid not null,
  division_code text not null,
  item_code     text not null,
  case_id       uuid,
  item_version  int  not null,
  sealed        text not null,
  version       int  not null,
  updated_at    timestamptz not null,
  unique nulls not distinct (account_id, subject_id, division_code, item_code, case_id)
);
create table cases.upload (
  id          uuid primary key,
  draft_id    uuid not null references cases.draft on delete cascade,
  material_id text not null,
  name_sealed text not null,
  media_type  text not null,
  size        bigint not null,
  sm3         text not null,
  at          timestamptz not null
);
create index upload_draft on cases.upload (draft_id);

-- The application adds evidence and never changes or removes it.
grant usage on schema cases to tongban_app;
revoke update, delete, truncate on cases.event, cases.answers, cases.text, cases.case_file, cases.material,
  cases.document, cases.rendering, cases.unmasking from tongban_app;
revoke delete, truncate on cases."case", cases.number_sequence from tongban_app;
