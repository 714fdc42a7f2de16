-- What a joint case does to its cases goes through the outbox, so that it heals after a crash.
alter table joint.part add column delivering boolean not null default false;   -- ordered, not yet handed over
