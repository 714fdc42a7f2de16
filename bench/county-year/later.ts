import pg from 'pg';
import { kindVersions } from '../../server/modules/cases/events/kinds.ts';

/**
 * What comes long after it was counted: granted cases are voided, papers asked for are handed in after the year, ratings are
 * found not to count, tickets turn out to be mistaken. Of one in a hundred or so.
 */
export async function changeLater(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    let changed = 0;
    for (const statement of statements) changed += (await client.query(statement)).rowCount ?? 0;
    return changed;
  } finally {
    await client.end();
  }
}

/** Appends an event to some cases, an hour after the year or later. */
const append = (kind: 'voided' | 'resubmitted', state: string, payload: string, where: string): string => `
  with chosen as (select division_code, id, version + 1 as seq, timestamptz '2027-01-05T09:00:00+08:00' as at
    from cases."case" c where ${where}),
  moved as (update cases."case" c set state = '${state}', version = s.seq from chosen s
    where (c.division_code, c.id) = (s.division_code, s.id))
  insert into cases.event (division_code, case_id, seq, kind, actor, at, body, prev_hash, hash)
  select s.division_code, s.id, s.seq, '${kind}@${kindVersions[kind]}', 'staff:00000000-0000-7000-8000-000000000002', s.at,
    json_build_object('division', s.division_code, 'case', s.id, 'seq', s.seq, 'kind', '${kind}@${kindVersions[kind]}',
      'actor', 'staff:00000000-0000-7000-8000-000000000002', 'onBehalfOf', null, 'at', '2027-01-05T01:00:00.000Z',
      'payload', ${payload})::text, repeat('0', 64), repeat('0', 64)
  from chosen s`;

const text = `json_build_object('id', '00000000-0000-7000-8000-000000000001', 'sm3', repeat('0', 64))`;
const oneIn = (n: number, id: string): string => `abs(hashtext(${id}::text)) % ${n} = 0`;

const statements = [
  append(
    'voided',
    'voided',
    `json_build_object('ground', 'fraud', 'text', ${text}, 'documents', '[]'::json)`,
    `state in ('finished', 'issued') and ${oneIn(100, 'id')}`,
  ),
  append(
    'resubmitted',
    'received',
    `json_build_object('answers', json_build_object('round', 2, 'sm3', repeat('0', 64)), 'agent', s.id,
      'materials', '[]'::json)`,
    `state = 'correction-requested' and ${oneIn(3, 'id')}`,
  ),
  `with f as (insert into ratings.rating_flag (division_code, subject_id, occasion, flag, excludes, channel, evidence,
      organisation_id, item_name, at)
    select division_code, case_id, occasion, 'too-fast', false, channel, '{}', organisation_id, '', at
    from ratings.rating where ${oneIn(100, 'case_id')} returning id, subject_id, at)
  insert into ratings.flag_verdict (flag_id, subject_id, counts, reason, staff_id, at)
  select id, subject_id, false, '代评', '00000000-0000-7000-8000-000000000002', at from f`,
  `with t as (update ratings.ticket set finding = 'mistaken', state = 'excluded', mended_at = null, replied_at = null,
      revisited_at = null where finding = 'valid' and ${oneIn(20, 'id')} returning id, opened_at)
  insert into ratings.ticket_event (ticket_id, seq, kind, payload, actor, at, key)
  select id, 2, 'verified', '{}', 'system:ratings', opened_at, 'later' from t`,
];
