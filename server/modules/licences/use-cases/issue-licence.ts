import { localDate } from '../../../platform/clock.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { divisionPath, getOrganisation } from '../../regions/index.ts';
import type { LicencesContext } from '../context.ts';
import { designOf } from '../design.ts';
import { baseOf } from '../identifier.ts';
import { places, takeSerial } from '../issued-store.ts';
import type { CaseAct } from '../issuing/act-of-item.ts';
import { chooseHeld, endRecorded } from '../issuing/choose-held.ts';
import { combinedWaitingFor, componentFields, componentsOf, keepComponents } from '../issuing/combined.ts';
import { contentOf } from '../issuing/content.ts';
import { fillFace, wordsOf } from '../issuing/face-values.ts';
import { recordExternal } from '../issuing/record-external.ts';
import { keepLicence } from '../keep-licence.ts';
import { getLicenceType } from '../queries/licence-types.ts';
import { actByCase } from './act-by-case.ts';
import { orderLicence } from './want-licences.ts';

type Issue = {
  id: string;
  caseId: string;
  typeId: string;
  act: CaseAct | null;
  suppliedSealed: string | null;
};
/** `recorded`: a ministry's system made it, and an officer said its number; or an older paper was given up. */
type Made = 'issued' | 'recorded';
/** Who is asked for the licence of a row of licences.issue, and who made it: the system, when a case was granted. */
const SYSTEM = 'system:licences';

/**
 * Makes the licence of a granted case: number, serial, sealed files and row in this one transaction. What cannot be
 * made right — a character no font has, an element nobody gave — is noted for the issue clerk and never half issued.
 * A failure of the machine is thrown: the outbox tries again later, and the case goes on meanwhile.
 */
export async function issueLicence(ctx: LicencesContext, tx: Tx, issueId: string): Promise<void> {
  const { rows } = await sql<Issue>`
    select id, case_id as "caseId", type_id as "typeId", act, supplied_sealed as "suppliedSealed"
    from licences.issue where id = ${issueId} and state = 'waiting'`.execute(tx);
  const [issue] = rows;
  if (!issue) return;
  await sql`savepoint making`.execute(tx);
  try {
    await settle(ctx, tx, issue.id, await make(ctx, tx, issue), null);
    for (const id of await combinedWaitingFor(tx, issue.caseId)) await orderLicence(tx, id, ctx.clock.now());
  } catch (error) {
    await sql`rollback to savepoint making`.execute(tx); // serials go back: what is not issued uses none
    if (!(error instanceof AppError)) {
      await countFailure(ctx, issue.id);
      throw error;
    }
    const problem = JSON.stringify({ code: error.code, params: error.params });
    await settle(ctx, tx, issue.id, 'refused', ctx.keyring.seal(problem, places.problem(issue.id)));
  }
}

async function settle(
  ctx: LicencesContext,
  tx: Tx,
  issueId: string,
  state: Made | 'refused',
  problem: string | null,
): Promise<void> {
  await sql`update licences.issue set state = ${state}, problem_sealed = ${problem}, settled_at = ${ctx.clock.now()}
    where id = ${issueId}`.execute(tx);
}

/** Outside of the transaction that is about to be undone, so that the list shows what keeps failing. */
async function countFailure(ctx: LicencesContext, issueId: string): Promise<void> {
  await sql`update licences.issue set attempts = attempts + 1 where id = ${issueId}`.execute(ctx.db);
}

async function make(ctx: LicencesContext, tx: Tx, issue: Issue): Promise<Made> {
  const [granted, type, face] = [
    await ctx.cases.granted(issue.caseId),
    await getLicenceType(tx, issue.typeId),
    (await designOf(tx, issue.typeId)).face,
  ];
  if (!granted || !type) throw new Error(`issue ${issue.id}: its case or type is gone`);
  const supplied = suppliedOf(ctx, issue);
  if (type.issuedBy === 'external') {
    await recordExternal(ctx, tx, { type, granted, said: supplied });
    return 'recorded';
  }
  if (!face) throw new AppError('licence-not-made', { reason: 'face', type: type.name });
  const issuer = await getOrganisation(tx, granted.organisationId);
  if (!issuer) throw new Error(`no organisation ${granted.organisationId}`);
  const path = await divisionPath(tx, granted.placeCode);
  const upToCounty = path.filter(({ level }) => level <= 4);
  const at = ctx.clock.now();
  const place = upToCounty.map(({ name }) => name).join('');
  const words = wordsOf(granted, issuer.name, place);
  if (issue.act) {
    const { act, typeId, id: issueId } = issue;
    const chosen = await chooseHeld(ctx, tx, { act, typeId, typeName: type.name, granted, supplied });
    if ('licenceId' in chosen) {
      const byCase = { issueId, act, granted, face, words, supplied, typeId, typeName: type.name };
      await actByCase(ctx, tx, chosen.licenceId, byCase);
      return 'issued';
    }
    await endRecorded(ctx, tx, { typeId, granted }, chosen.prior, localDate(at));
    // A paper from before this platform: what is given up leaves nothing to make, else it is the first issue here.
    if (act === 'cancel') return 'recorded';
  }
  const components = granted.parts ? await componentsOf(ctx, tx, granted.parts) : [];
  const filled = fillFace(face, words, supplied);
  const content = await contentOf(
    {
      type,
      face,
      filled: { ...filled, fields: [...filled.fields, ...componentFields(components)] },
      issuer,
      division: upToCounty.at(-1)?.code ?? granted.placeCode.slice(0, 6),
      answer: (name) => granted.answers[name]?.value,
      publicUrl: ctx.config.publicUrl,
      testOnly: ctx.kit.provider.name === 'local',
      at,
    },
    (scope) => takeSerial(tx, scope),
  );
  await keepComponents(ctx, tx, baseOf(content.identifier), components);
  await keepLicence(ctx, tx, {
    content,
    holderName: granted.subject.kind === 'person' ? null : content.holder.name,
    subjectId: granted.subject.id,
    issueId: issue.id,
    caseId: granted.caseId,
    caseNumber: granted.number,
    itemCode: granted.itemCode,
    placeCode: granted.placeCode,
    organisationId: issuer.id,
    act: { kind: 'issued', actor: SYSTEM, ground: null, reason: null, otherId: null },
    at,
  });
  return 'issued';
}

function suppliedOf(ctx: LicencesContext, { id, suppliedSealed }: Issue): Record<string, string> {
  if (!suppliedSealed) return {};
  return JSON.parse(ctx.keyring.open(suppliedSealed, places.supplied(id))) as Record<string, string>;
}
