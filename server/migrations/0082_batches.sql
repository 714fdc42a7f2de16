-- One act on many cases: what was asked, and how it ended for each. The evidence is in the cases themselves.
create table cases.batch (
  id           uuid primary key,                -- v7: an officer's batches sort by time
  staff_id     text not null,
  key          text not null,                   -- idempotency key of the request
  command      text not null,
  input_sealed text not null,                   -- reason, recipient, delivery: as the command's own body
  total        int  not null check (total between 1 and 500),
  at           timestamptz not null,
  finished_at  timestamptz,
  unique (staff_id, key)
);
create index batch_of on cases.batch (staff_id, id);

create table cases.batch_case (
  batch_id   uuid not null references cases.batch,
  position   int  not null,
  case_id    uuid not null,
  version    int  not null,                     -- what the officer saw
  outcome    text check (outcome in ('done', 'refused')),
  code       text,                              -- of contracts/errors.ts, with its params
  params     jsonb,
  at         timestamptz,
  primary key (batch_id, position),
  unique (batch_id, case_id)
);
create index batch_case_open on cases.batch_case (batch_id, position) where outcome is null;
revoke delete, truncate on cases.batch, cases.batch_case from tongban_app;
