create schema ratings;

-- One first rating and at most one follow-up a case; both are kept and never changed.
create table ratings.rating (
  division_code  text not null,
  case_id        uuid not null,
  occasion       smallint not null check (occasion in (1, 2)),
  level          smallint not null check (level between 1 and 5),
  tags           text[] not null,
  say_sealed     text not null,
  named          boolean not null,
  channel        text not null,
  organisation_id text not null,
  item_code      text not null,
  account_id     uuid not null,
  at             timestamptz not null,
  primary key (division_code, case_id, occasion)
);
create index rating_by_item on ratings.rating (division_code, item_code, at);

revoke update, delete, truncate on ratings.rating from tongban_app;
