import { type Executor, sql, type Tx } from '../../platform/db/index.ts';
import { type CasesContext, genesis, linkStep } from '../cases/index.ts';
import type { Contents, Joint, Part, PartResult } from './joint.ts';

type Sealing = Pick<CasesContext, 'keyring'>;
const place = {
  contents: (id: string) => `joint.contents:${id}`,
  result: (id: string, key: string) => `joint.result:${id}:${key}`,
};

export type NewEvent = { kind: string; payload: Record<string, unknown> };
export type By = { actor: string; onBehalfOf: string | null };

type Row = Omit<Joint, 'contents' | 'parts'> & {
  sealed: string;
  parts: (Omit<Part, 'result'> & { resultSealed: string | null })[];
};

const columns = sql`j.division_code as "divisionCode", j.id, j.number, j.place_code as "placeCode",
  j.package_id as "packageId", j.package_version as "packageVersion", j.name, j.issue,
  j.lead_organisation_id as "leadOrganisationId", j.lead_name as "leadName", j.subject_id as "subjectId",
  j.account_id as "accountId", j.state, j.version, j.last_hash as "lastHash", j.submitted_at as "submittedAt",
  j.accepted_at as "acceptedAt", j.finished_at as "finishedAt", j.promise_due::text as "promiseDue",
  j.joint_due::text as "jointDue", j.extended_due::text as "extendedDue", j.extended, j.sealed,
  (select jsonb_agg(jsonb_build_object('key', p.key, 'position', p.position, 'name', p.name,
    'organisationId', p.organisation_id, 'organisationName', p.organisation_name, 'state', p.state,
    'caseId', p.case_id, 'caseNumber', p.case_number, 'delivered', p.delivered, 'delivering', p.delivering, 'resultSealed', p.result_sealed,
    'problem', p.problem) order by p.position)
    from joint.part p where (p.division_code, p.joint_id) = (j.division_code, j.id)) as parts`;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Loads a joint case; in a transaction that writes, `lock` keeps every other writer out until it ends. */
export async function loadJoint(
  ctx: Sealing,
  executor: Executor,
  id: string,
  lock = false,
): Promise<Joint | undefined> {
  if (!uuid.test(id)) return undefined;
  if (lock) await sql`select 1 from joint.joint_case where id = ${id} for update`.execute(executor);
  const { rows } = await sql<Row>`select ${columns} from joint.joint_case j where j.id = ${id}`.execute(
    executor,
  );
  return rows[0] && opened(ctx, rows[0]);
}

export async function jointsOfSubject(ctx: Sealing, executor: Executor, subjectId: string): Promise<Joint[]> {
  const { rows } = await sql<Row>`
    select ${columns} from joint.joint_case j where j.subject_id = ${subjectId}
    order by j.id desc limit 100`.execute(executor);
  return rows.map((row) => opened(ctx, row));
}

/** Joint cases of a division that are led by one of these organisations or have a part of theirs; null: of any. */
export async function jointsInScope(
  ctx: Sealing,
  executor: Executor,
  divisionCode: string,
  organisations: readonly string[] | null,
): Promise<Joint[]> {
  const mine =
    organisations === null
      ? sql`true`
      : sql`(j.lead_organisation_id = any(${[...organisations]}::text[])
    or exists (select from joint.part p where (p.division_code, p.joint_id) = (j.division_code, j.id)
      and p.organisation_id = any(${[...organisations]}::text[])))`;
  const { rows } = await sql<Row>`
    select ${columns} from joint.joint_case j where j.division_code = ${divisionCode} and ${mine}
    order by j.state in ('finished', 'withdrawn'), j.id desc limit 200`.execute(executor);
  return rows.map((row) => opened(ctx, row));
}

/** The joint case that a case is a part of. */
export async function jointOfCase(executor: Executor, caseId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select joint_id as id from joint.part where case_id = ${caseId}`.execute(executor);
  return rows[0]?.id;
}

export async function jointByKey(
  executor: Executor,
  accountId: string,
  key: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from joint.joint_case where account_id = ${accountId} and submit_key = ${key}`.execute(
    executor,
  );
  return rows[0]?.id;
}

function opened(ctx: Sealing, { sealed, parts, ...row }: Row): Joint {
  const { id } = row;
  const open = (text: string, where: string) => JSON.parse(ctx.keyring.open(text, where));
  return {
    ...row,
    contents: open(sealed, place.contents(id)) as Contents,
    parts: parts.map(({ resultSealed, ...part }) => ({
      ...part,
      result: resultSealed ? (open(resultSealed, place.result(id, part.key)) as PartResult) : null,
    })),
  };
}

/** Gapless per division and day; the row stays locked until the transaction ends. */
export async function takeJointNumber(tx: Tx, divisionCode: string, day: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into joint.number_sequence as s (division_code, day, last) values (${divisionCode}, ${day}, 1)
    on conflict (division_code, day) do update set last = s.last + 1 returning last`.execute(tx);
  return rows[0]?.last as number;
}

export async function insertJoint(
  ctx: Sealing,
  tx: Tx,
  joint: Joint,
  more: { submitKey: string; applicantName: string | null },
): Promise<void> {
  const sealed = ctx.keyring.seal(JSON.stringify(joint.contents), place.contents(joint.id));
  await sql`
    insert into joint.joint_case (division_code, id, number, place_code, package_id, package_version, name, issue,
      lead_organisation_id, lead_name, subject_id, account_id, submit_key, applicant_name, sealed, state, version,
      last_hash, submitted_at, promise_due)
    values (${joint.divisionCode}, ${joint.id}, ${joint.number}, ${joint.placeCode}, ${joint.packageId},
      ${joint.packageVersion}, ${joint.name}, ${joint.issue}, ${joint.leadOrganisationId}, ${joint.leadName},
      ${joint.subjectId}, ${joint.accountId}, ${more.submitKey}, ${more.applicantName}, ${sealed}, ${joint.state},
      0, ${genesis}, ${joint.submittedAt}, ${joint.promiseDue})`.execute(tx);
  for (const part of joint.parts) {
    await sql`
      insert into joint.part (division_code, joint_id, key, position, name, organisation_id, organisation_name, state)
      values (${joint.divisionCode}, ${joint.id}, ${part.key}, ${part.position}, ${part.name}, ${part.organisationId},
        ${part.organisationName}, ${part.state})`.execute(tx);
  }
}

/**
 * Writes a joint case as it became, with what happened: parts, row, chained events, and an outbox row for open pages.
 * The caller holds the lock of `loadJoint`.
 */
export async function saveJoint(
  ctx: Sealing,
  tx: Tx,
  joint: Joint,
  events: readonly NewEvent[],
  by: By,
  at: Date,
): Promise<Joint> {
  let { version, lastHash } = joint;
  for (const event of events) {
    const seq = version + 1;
    const about = { division: joint.divisionCode, joint: joint.id };
    const { kind, body, hash } = linkStep(about, lastHash, { event, seq, ...by, at });
    await sql`
      insert into joint.event (division_code, joint_id, seq, kind, actor, on_behalf_of, at, body, prev_hash, hash)
      values (${joint.divisionCode}, ${joint.id}, ${seq}, ${kind}, ${by.actor}, ${by.onBehalfOf}, ${at}, ${body},
        ${lastHash}, ${hash})`.execute(tx);
    [version, lastHash] = [seq, hash];
  }
  const sealed = ctx.keyring.seal(JSON.stringify(joint.contents), place.contents(joint.id));
  await sql`
    update joint.joint_case set state = ${joint.state}, version = ${version}, last_hash = ${lastHash},
      accepted_at = ${joint.acceptedAt}, finished_at = ${joint.finishedAt}, joint_due = ${joint.jointDue},
      extended_due = ${joint.extendedDue}, extended = ${joint.extended}, sealed = ${sealed}
    where division_code = ${joint.divisionCode} and id = ${joint.id}`.execute(tx);
  for (const part of joint.parts) {
    const result =
      part.result && ctx.keyring.seal(JSON.stringify(part.result), place.result(joint.id, part.key));
    await sql`
      update joint.part set state = ${part.state}, case_id = ${part.caseId}, case_number = ${part.caseNumber},
        delivered = ${part.delivered}, delivering = ${part.delivering}, result_sealed = ${result}, problem = ${part.problem}
      where division_code = ${joint.divisionCode} and joint_id = ${joint.id} and key = ${part.key}`.execute(
      tx,
    );
  }
  await sql`
    insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`joint:${joint.id}`}, 'joint.changed', ${JSON.stringify({ jointId: joint.id })}::jsonb, ${at}, ${at})`.execute(
    tx,
  );
  return { ...joint, version, lastHash };
}

export type EventRow = {
  seq: number;
  kind: string;
  actor: string;
  at: Date;
  payload: Record<string, unknown>;
};

export async function eventsOf(
  executor: Executor,
  joint: Pick<Joint, 'divisionCode' | 'id'>,
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select seq, split_part(kind, '@', 1) as kind, actor, at, (body::jsonb)->'payload' as payload
    from joint.event where division_code = ${joint.divisionCode} and joint_id = ${joint.id} order by seq`.execute(
    executor,
  );
  return rows;
}
