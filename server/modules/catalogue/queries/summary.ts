import { sql } from '../../../platform/db/index.ts';

/** Columns of ItemSummary over `catalogue.item i` joined with its version `v`. */
export const summaryColumns = sql`
  i.item_code as "itemCode",
  v.definition->>'name' as name,
  v.definition->'basic'->>'itemType' as "itemType",
  v.definition->'basic'->>'department' as "departmentName",
  v.definition->'service'->>'handleKind' as "handleKind",
  v.definition->'service'->'promised' as promised,
  (v.definition->'service'->'minVisits')::int as "minVisits",
  (v.definition->'fee'->'charged')::boolean as charged,
  v.definition->'service'->'subjectKinds' as "subjectKinds",
  v.definition->'result'->>'name' as "resultName"`;
