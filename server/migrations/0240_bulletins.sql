-- Bulletins 通报: figures of a period, with what a supervisor adds; frozen and numbered when issued.
create schema bulletins;

create table bulletins.bulletin (
  id            uuid primary key,
  division_code text not null references regions.division,
  kind          text not null,
  from_day      date not null,
  to_day        date not null,
  state         text not null check (state in ('draft', 'issued')),
  version       int not null check (version > 0),
  remarks       text not null default '',
  number        text,
  content       jsonb,                     -- every figure with what it was read by, as it stood when issued
  document_sm3  text,                      -- the DOCX that was issued, sealed in the file store
  table_sm3     text,                      -- the XLSX beside it
  drafted_by    text not null,
  drafted_at    timestamptz not null,
  issued_by     text,
  issued_at     timestamptz,
  issue_key     text,
  unique (division_code, kind, from_day),
  check (state = 'draft' or (content is not null and document_sm3 is not null and table_sm3 is not null))
);
create index bulletin_list on bulletins.bulletin (division_code, from_day desc, id);

-- Numbers of issued bulletins: gapless per division, kind and year.
create table bulletins.number_sequence (
  division_code text not null,
  kind          text not null,
  year          int not null,
  last          int not null,
  primary key (division_code, kind, year)
);

-- What was issued stays as it is.
create function bulletins.keep_issued() returns trigger language plpgsql as $$
begin
  if old.state = 'issued' then raise exception 'an issued bulletin does not change'; end if;
  return new;
end $$;
create trigger keep_issued before update or delete on bulletins.bulletin
  for each row execute function bulletins.keep_issued();

grant usage on schema bulletins to tongban_app;
grant select, insert, update, delete on all tables in schema bulletins to tongban_app;
