import { randomUUIDv7 } from 'node:crypto';
import type { Organisation } from '../../../../contracts/regions.ts';
import { sm3Hex } from '../../../platform/crypto/index.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { divisionPath, getOrganisation } from '../../regions/index.ts';
import type { LicencesContext } from '../context.ts';
import { announceLicence, insertAct, insertIssued, places, takeSerial } from '../issued-store.ts';
import { contentOf } from '../issuing/content.ts';
import { fillFace, wordsOf } from '../issuing/face-values.ts';
import type { GrantedCase } from '../issuing/granted-case.ts';
import { faceOf, layoutOf } from '../layouts.ts';
import type { LicenceContent } from '../licence.ts';
import { makeLicence } from '../make-licence.ts';
import { getLicenceType } from '../queries/licence-types.ts';

type Issue = { id: string; caseId: string; typeId: string; suppliedSealed: string | null };
/** Who is asked for the licence of a row of licences.issue, and who made it: the system, when a case was granted. */
const SYSTEM = 'system:licences';

/**
 * Makes the licence of a granted case: number, serial, sealed files and row in this one transaction. What cannot be
 * made right — a character no font has, an element nobody gave — is noted for the issue clerk and never half issued.
 * A failure of the machine is thrown: the outbox tries again later, and the case goes on meanwhile.
 */
export async function issueLicence(ctx: LicencesContext, tx: Tx, issueId: string): Promise<void> {
  const { rows } = await sql<Issue>`
    select id, case_id as "caseId", type_id as "typeId", supplied_sealed as "suppliedSealed"
    from licences.issue where id = ${issueId} and state = 'waiting'`.execute(tx);
  const [issue] = rows;
  if (!issue) return;
  await sql`savepoint making`.execute(tx);
  try {
    await make(ctx, tx, issue);
    await settle(ctx, tx, issue.id, 'issued', null);
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
  state: 'issued' | 'refused',
  problem: string | null,
): Promise<void> {
  await sql`update licences.issue set state = ${state}, problem_sealed = ${problem}, settled_at = ${ctx.clock.now()}
    where id = ${issueId}`.execute(tx);
}

/** Outside of the transaction that is about to be undone, so that the list shows what keeps failing. */
async function countFailure(ctx: LicencesContext, issueId: string): Promise<void> {
  await sql`update licences.issue set attempts = attempts + 1 where id = ${issueId}`.execute(ctx.db);
}

async function make(ctx: LicencesContext, tx: Tx, issue: Issue): Promise<void> {
  const [granted, type, face] = [
    await ctx.cases.granted(issue.caseId),
    await getLicenceType(tx, issue.typeId),
    faceOf(issue.typeId),
  ];
  if (!granted || !type) throw new Error(`issue ${issue.id}: its case or type is gone`);
  if (!face) throw new AppError('licence-not-made', { reason: 'face', type: type.name });
  const issuer = await getOrganisation(tx, granted.organisationId);
  if (!issuer) throw new Error(`no organisation ${granted.organisationId}`);
  const path = await divisionPath(tx, granted.placeCode);
  const upToCounty = path.filter(({ level }) => level <= 4);
  const at = ctx.clock.now();
  const supplied = issue.suppliedSealed
    ? (JSON.parse(ctx.keyring.open(issue.suppliedSealed, places.supplied(issue.id))) as Record<
        string,
        string
      >)
    : {};
  const place = upToCounty.map(({ name }) => name).join('');
  const content = await contentOf(
    {
      type,
      face,
      filled: fillFace(face, wordsOf(granted, issuer.name, place), supplied),
      issuer,
      division: upToCounty.at(-1)?.code ?? granted.placeCode.slice(0, 6),
      answer: (name) => granted.answers[name]?.value,
      publicUrl: ctx.config.publicUrl,
      testOnly: ctx.kit.provider.name === 'local',
      at,
    },
    (scope) => takeSerial(tx, scope),
  );
  await keep(ctx, tx, { issue, granted, content, issuer, at });
}

/** Draws, seals, signs, and writes down what now exists. */
async function keep(
  ctx: LicencesContext,
  tx: Tx,
  made: { issue: Issue; granted: GrantedCase; content: LicenceContent; issuer: Organisation; at: Date },
): Promise<void> {
  const { issue, granted, content, issuer, at } = made;
  const layout = layoutOf(content.typeId);
  const { ofd, pdf } = await makeLicence(ctx.kit, content, at, layout);
  const [ofdFile, pdfFile] = [await ctx.files.put(ofd), await ctx.files.put(pdf)];
  const id = randomUUIDv7();
  const row = {
    id,
    issueId: issue.id,
    identifier: content.identifier,
    base: content.identifier.split('.').slice(0, 3).join('.'),
    version: 1,
    typeId: content.typeId,
    numberSealed: ctx.keyring.seal(content.number, places.number),
    numberBlind: ctx.keyring.blind(content.number, places.number),
    subjectId: granted.subject.id,
    holderName: granted.subject.kind === 'person' ? null : content.holder.name,
    caseId: granted.caseId,
    caseNumber: granted.number,
    itemCode: granted.itemCode,
    placeCode: granted.placeCode,
    organisationId: issuer.id,
    issuerName: issuer.name,
    issuedOn: content.issuedOn,
    validFrom: content.validFrom,
    validUntil: content.validUntil,
    layoutId: layout.id,
    layoutVersion: layout.version,
    contentSealed: ctx.keyring.seal(JSON.stringify(content), places.content(id)),
    ofdFile: ofdFile.sm3,
    ofdSize: ofdFile.size,
    ofdSm3: sm3Hex(ofd),
    pdfFile: pdfFile.sm3,
    pdfSize: pdfFile.size,
    pdfSm3: sm3Hex(pdf),
    issuedAt: at,
  };
  await insertIssued(tx, row);
  const act = { kind: 'issued', actor: SYSTEM, ground: null, reasonSealed: null, otherId: null };
  await insertAct(tx, { licenceId: id, seq: 1, ...act, at });
  await announceLicence(tx, 'issued', row, at, { itemCode: row.itemCode });
}
