-- Facts of this installation: whether it is a demonstration, and the fingerprint of the keys its sealed data needs.
create table platform.installation (
  key   text primary key,
  value text not null
);
