-- The applicant's own materials 我的材料: kept by herself for other applications, sealed, bounded, hers to delete.
create table licences.own_material (
  id           uuid primary key,
  subject_id   uuid not null,                -- in whose name
  person_id    uuid not null,                -- who kept it
  label_sealed text not null,                -- what paper it is
  name_sealed  text not null,                -- of the file
  source       text not null check (source in ('upload', 'application')),
  item_name    text,                         -- the matter it was handed in for first
  media_type   text not null,
  size         int not null check (size > 0),
  file         text not null,                -- a copy of its own: deleting it takes it away for good
  added_at     timestamptz not null,
  used_at      timestamptz
);
create index own_material_subject on licences.own_material (subject_id, added_at desc);
revoke truncate on licences.own_material from tongban_app;
