-- A granted case may change, renew, replace or cancel the licence that its applicant holds, instead of yielding another.
alter table licences.issue add column act text check (act in ('change', 'renew', 'replace', 'cancel'));
