import type { Actor } from '../../../../contracts/identity.ts';
import type { LicenceUseKind, ShownLicence, WalletCard } from '../../../../contracts/licences.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { maskName, type Scope } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import { readToken, writeToken } from '../showing/token.ts';
import { digitsPlace } from '../use-cases/show-licence.ts';
import { recordUse } from '../uses.ts';
import { walletCard } from './wallet.ts';

type Ring = Pick<LicencesContext, 'db' | 'clock' | 'keyring'>;
type Code = { id: string; ref: string; subjectId: string; madeBy: string; fields: string[]; until: Date };

/** The address of a code that somebody typed instead of scanning it. `show-code-over` where there is none. */
export async function tokenOfDigits(ctx: Ring, digits: string): Promise<string> {
  const plain = digits.replace(/\D/g, '');
  const { rows } = await sql<{ id: string; until: Date }>`
    select id, until from licences.show_code
    where digits_blind = ${ctx.keyring.blind(plain, digitsPlace)} and until > ${ctx.clock.now()} and ended_at is null`.execute(
    ctx.db,
  );
  const [row] = rows;
  if (!row) throw new AppError('show-code-over');
  return writeToken(ctx.keyring, row.id, row.until);
}

/** Opens a code: the licence as it is at this moment, with the fields its holder allowed; nothing is written down. */
export async function openShowCode(ctx: Ring, token: string): Promise<{ code: Code; card: WalletCard }> {
  const id = readToken(ctx.keyring, token);
  if (!id) throw new AppError('show-code-over');
  const { rows } = await sql<Code>`
    select id, ref, subject_id as "subjectId", made_by as "madeBy", fields, until from licences.show_code
    where id = ${id}::uuid and until > ${ctx.clock.now()} and ended_at is null`.execute(ctx.db);
  const [code] = rows;
  const card = code && (await walletCard(ctx, { subjectId: code.subjectId }, code.ref));
  if (!code || !card) throw new AppError('show-code-over');
  return { code, card };
}

/** What the other side sees; each look is written down for the holder, with who it was as far as that is known. */
export async function shownLicence(ctx: Ring, viewer: Actor, token: string): Promise<ShownLicence> {
  const { code, card } = await openShowCode(ctx, token);
  const elements = card.elements.filter(({ key }) => code.fields.includes(key));
  const own = viewer.kind === 'applicant' && viewer.personId === code.madeBy;
  if (!own) await recordLook(ctx, viewer, { code, card, kind: 'shown', purpose: '', fields: elements });
  return {
    typeName: card.typeName,
    state: card.state,
    issuerName: card.issuerName,
    validUntil: card.validUntil,
    external: card.external,
    elements: elements.map(({ label, value }) => ({ label, value })),
    until: code.until.toISOString(),
  };
}

export function recordLook(
  ctx: Omit<Ring, 'db'> & { db: Executor },
  viewer: Actor,
  look: {
    code: Code;
    card: WalletCard;
    kind: LicenceUseKind;
    purpose: string;
    fields: readonly { label: string }[];
    place?: Scope[number] | undefined;
    caseId?: string;
    itemCode?: string;
    /** Why nothing was given; absent: it was. */
    outcome?: string;
  },
): Promise<void> {
  const { code, card, kind, purpose } = look;
  const { byRef, by } = viewerOf(viewer);
  const { subjectId, ref } = code;
  const fields = look.fields.map(({ label }) => label);
  return recordUse(ctx.db, ctx, {
    subjectId,
    ref,
    typeId: card.typeId,
    kind,
    byRef,
    by,
    purpose,
    fields,
    outcome: look.outcome ?? 'success',
    caseId: look.caseId ?? null,
    itemCode: look.itemCode ?? null,
    placeCode: look.place?.divisionCode ?? null,
    organisationId: look.place?.organisationId ?? null,
  });
}

/** An officer by name and post, a citizen masked, nobody for one who is not signed in. */
function viewerOf(viewer: Actor): { byRef: string; by: string } {
  if (viewer.kind === 'staff')
    return { byRef: `staff:${viewer.staffId}`, by: `${viewer.title} ${viewer.name}` };
  if (viewer.kind === 'applicant')
    return { byRef: `person:${viewer.personId}`, by: maskName(viewer.personName) };
  return { byRef: 'anonymous', by: '' };
}
