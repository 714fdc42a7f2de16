-- In a life event 一件事 a material may come from where its plan says: an earlier result, a share, a check, a commitment.
alter table cases.material drop constraint material_source_check;
alter table cases.material add constraint material_source_check check (source in
  ('upload', 'held-licence', 'form', 'absent', 'earlier-result', 'share', 'network-check', 'commitment'));
