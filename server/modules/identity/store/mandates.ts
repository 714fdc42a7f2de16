import type {
  LawfulRole,
  MandateRelation,
  MandateScope,
  SubjectKind,
} from '../../../../contracts/identity.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';

export type MandateRow = {
  id: string;
  principalId: string;
  givenBy: string;
  relation: MandateRelation;
  nameSealed: string;
  loginSealed: string;
  agentId: string | null;
  divisionCode: string;
  divisionName: string;
  itemCodes: string[] | null;
  itemNames: string[] | null;
  mayCommit: boolean;
  validFrom: string;
  validTo: string;
  givenAt: Date;
  confirmedAt: Date | null;
  endedAt: Date | null;
  endedBy: 'principal' | 'agent' | null;
  paperSealed: string | null;
  paperTemplate: number | null;
  paperFile: string | null;
};

const columns = sql`id, principal_id as "principalId", given_by as "givenBy", relation, name_sealed as "nameSealed",
  login_sealed as "loginSealed", agent_id as "agentId", division_code as "divisionCode", division_name as "divisionName",
  item_codes as "itemCodes", item_names as "itemNames", may_commit as "mayCommit", valid_from as "validFrom", valid_to as "validTo", given_at as "givenAt",
  confirmed_at as "confirmedAt", ended_at as "endedAt", ended_by as "endedBy", paper_sealed as "paperSealed",
  paper_template as "paperTemplate", paper_file as "paperFile"`;

export type NewMandate = Pick<
  MandateRow,
  | 'id'
  | 'principalId'
  | 'givenBy'
  | 'relation'
  | 'nameSealed'
  | 'loginSealed'
  | 'divisionCode'
  | 'divisionName'
  | 'itemCodes'
  | 'itemNames'
  | 'mayCommit'
  | 'validFrom'
  | 'validTo'
> & { loginBlind: string };

export async function insertMandate(db: Executor, now: Date, given: NewMandate): Promise<void> {
  await sql`insert into identity.mandate (id, principal_id, given_by, relation, name_sealed, login_sealed, login_blind,
      division_code, division_name, item_codes, item_names, may_commit, valid_from, valid_to, given_at)
    values (${given.id}, ${given.principalId}, ${given.givenBy}, ${given.relation}, ${given.nameSealed},
      ${given.loginSealed}, ${given.loginBlind}, ${given.divisionCode}, ${given.divisionName}, ${given.itemCodes}::text[],
      ${given.itemNames}::text[], ${given.mayCommit},
      ${given.validFrom}, ${given.validTo}, ${now})`.execute(db);
}

export async function mandateById(db: Executor, id: string): Promise<MandateRow | undefined> {
  const { rows } = await sql<MandateRow>`select ${columns} from identity.mandate where id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** Given in the principal's name, newest first. */
export async function mandatesOfPrincipal(db: Executor, principalId: string): Promise<MandateRow[]> {
  const { rows } = await sql<MandateRow>`select ${columns} from identity.mandate
    where principal_id = ${principalId} order by given_at desc limit 200`.execute(db);
  return rows;
}

/** Confirmed by this person, newest first. */
export async function mandatesOfAgent(db: Executor, agentId: string): Promise<MandateRow[]> {
  const { rows } = await sql<MandateRow>`select ${columns} from identity.mandate
    where agent_id = ${agentId} order by given_at desc limit 200`.execute(db);
  return rows;
}

/** Waiting for the holder of one of these blind indexes, as of `today`. */
export async function offersTo(
  db: Executor,
  blinds: readonly string[],
  today: string,
): Promise<MandateRow[]> {
  const { rows } = await sql<MandateRow>`select ${columns} from identity.mandate
    where login_blind = any(${blinds}::text[]) and agent_id is null and ended_at is null and valid_to >= ${today}::date
    order by given_at desc limit 50`.execute(db);
  return rows;
}

/** False where it was confirmed or taken back in between. */
export async function confirmRow(
  tx: Tx,
  now: Date,
  id: string,
  given: { agentId: string; paperSealed: string; paperTemplate: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update identity.mandate
    set agent_id = ${given.agentId}, confirmed_at = ${now}, paper_sealed = ${given.paperSealed},
      paper_template = ${given.paperTemplate}
    where id = ${id} and agent_id is null and ended_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** False where it had ended before. */
export async function endMandateRow(
  db: Executor,
  now: Date,
  id: string,
  by: 'principal' | 'agent',
): Promise<boolean> {
  const { numAffectedRows } = await sql`update identity.mandate set ended_at = ${now}, ended_by = ${by}
    where id = ${id} and ended_at is null`.execute(db);
  return numAffectedRows === 1n;
}

export async function keepPaperFile(db: Executor, id: string, sm3: string): Promise<void> {
  await sql`update identity.mandate set paper_file = ${sm3} where id = ${id} and paper_file is null`.execute(
    db,
  );
}

export type PowerRow = {
  subjectId: string;
  kind: SubjectKind;
  name: string | null;
  nameSealed: string | null;
  role: LawfulRole | MandateRelation;
  mandate: MandateScope | null;
  validTo: string | null;
};

/** Every power in force for which the person may act, by law or by mandate; a subject may occur several times. */
export async function powersOf(
  db: Executor,
  personId: string,
  today: string,
  subjectId: string | null = null,
): Promise<PowerRow[]> {
  const { rows } = await sql<PowerRow>`
    select w.subject_id as "subjectId", s.kind, s.name, s.name_sealed as "nameSealed", w.role, w.valid_to as "validTo",
      case when w.mandate_id is not null then jsonb_build_object('id', w.mandate_id, 'divisionCode', w.division_code,
        'itemCodes', w.item_codes, 'mayCommit', w.may_commit) end as mandate
    from identity.power w join identity.subject s on s.id = w.subject_id
    where w.person_id = ${personId} and (${subjectId}::uuid is null or w.subject_id = ${subjectId}::uuid)
      and ${today}::date between w.valid_from and coalesce(w.valid_to, 'infinity')
    order by s.name, w.mandate_id`.execute(db);
  return rows;
}
