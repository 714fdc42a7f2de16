-- Messages to phones. The local provider keeps them here, sealed; a province's gateway would take them from here.
create table platform.message (
  id          uuid primary key,
  key         text not null unique,          -- the same thing is sent once
  to_masked   text not null,
  to_sealed   text not null,
  text_sealed text not null,
  at          timestamptz not null
);
create index message_at on platform.message (at);
