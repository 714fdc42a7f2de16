-- Mandates 授权委托 (民法典 161–174): who may act for whom by a deed. Whom the law itself names (the legal representative)
-- stays in identity.representation; `identity.power` is both together, and what the gate reads.
create table identity.mandate (
  id             uuid primary key,
  principal_id   uuid not null references identity.subject,     -- 委托人: a person or an organisation
  given_by       uuid not null references identity.subject,     -- who gave it: that person, or the legal representative
  relation       text not null check (relation in ('agent', 'family', 'helper')),
  -- Whom it is offered to, as the giver typed it. Whether such an account exists is told to nobody but its holder.
  name_sealed    text not null,
  login_sealed   text not null,
  login_blind    text not null,                -- of an ID number or a mobile number, each in its own index
  agent_id       uuid references identity.subject,              -- 受托人; null: not confirmed yet
  division_code  text not null,                -- this division and all below it
  division_name  text not null,                -- names as the deed was given: it must not read otherwise later
  item_codes     text[],                       -- null: every item there
  item_names     text[],
  may_commit     boolean not null,             -- may sign commitments 告知承诺 in the principal's name
  valid_from     date not null,
  valid_to       date not null,                -- last day: a mandate always ends (民法典 165)
  given_at       timestamptz not null,
  confirmed_at   timestamptz,
  ended_at       timestamptz,
  ended_by       text check (ended_by in ('principal', 'agent')),
  -- 授权委托书: data sealed and template version fixed at the confirmation, the file kept from its first drawing.
  paper_sealed   text,
  paper_template int,
  paper_file     text,
  check (valid_to >= valid_from),
  check (item_codes is null or cardinality(item_codes) > 0),
  check (cardinality(item_codes) is not distinct from cardinality(item_names)),
  check ((agent_id is null) = (confirmed_at is null)),
  check ((paper_sealed is null) = (confirmed_at is null)),
  check ((ended_at is null) = (ended_by is null))
);
create index mandate_principal on identity.mandate (principal_id, given_at);
create index mandate_agent on identity.mandate (agent_id, principal_id) where agent_id is not null;
create index mandate_offer on identity.mandate (login_blind) where agent_id is null and ended_at is null;

-- Agents were rows of representation without a deed, and no screen made any.
delete from identity.representation where role = 'agent';
alter table identity.representation drop constraint representation_role_check;
alter table identity.representation add constraint representation_role_check check (role = 'legal_representative');

create view identity.power as
  select person_id, subject_id, role, null::uuid as mandate_id, valid_from, valid_to,
    null::text as division_code, null::text[] as item_codes, true as may_commit
  from identity.representation where ended_at is null
  union all
  select agent_id, principal_id, relation, id, valid_from, valid_to, division_code, item_codes, may_commit
  from identity.mandate where agent_id is not null and ended_at is null;

grant select, insert, update on identity.mandate to tongban_app;
grant select on identity.power to tongban_app;
revoke delete, truncate on identity.mandate from tongban_app;

-- Under which mandate an act was done: in the hashed text, and beside it for the applicant's list of such acts.
alter table cases.event add column mandate uuid;
create index event_mandate on cases.event (mandate, at) where mandate is not null;
