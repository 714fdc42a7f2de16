-- A copy of the PDF that is shown again is compared with what was issued, like the OFD.
alter table licences.issued add column pdf_sm3 text;

-- Codes with which a holder shows a licence 亮证: short, signed, only the fields that were chosen.
create table licences.show_code (
  id           uuid primary key,
  ref          text not null,                 -- issued:… holding:… register:…
  subject_id   uuid not null,
  made_by      uuid not null,                 -- the person at the telephone
  fields       text[] not null,
  digits_sealed text not null,                -- for whom no camera helps
  digits_blind text not null,
  made_at      timestamptz not null,
  until        timestamptz not null,
  ended_at     timestamptz                    -- replaced by a newer one before its time
);
create index show_code_digits on licences.show_code (digits_blind, until);
create index show_code_subject on licences.show_code (subject_id, made_at desc);

-- Who used a licence, for what, which fields: the holder reads it, nobody changes it (个人信息保护法 44, 45).
create table licences.use (
  id           uuid primary key,
  subject_id   uuid not null,
  ref          text not null,
  type_id      text not null references licences.licence_type,
  kind         text not null check (kind in ('shown', 'shared', 'pulled')),
  by_ref       text not null,                 -- staff:… person:… anonymous
  by_sealed    text not null,                 -- as the holder reads it
  purpose      text not null,                 -- in words: the item, or what the clerk wrote
  case_id      uuid,
  item_code    text,
  fields       text[] not null,
  outcome      text not null,                 -- success, or why not
  at           timestamptz not null
);
create index use_subject on licences.use (subject_id, at desc);
create index use_ref on licences.use (ref, at desc);
create index use_at on licences.use (at);

revoke update, delete, truncate on licences.use from tongban_app;
revoke delete, truncate on licences.show_code from tongban_app;
