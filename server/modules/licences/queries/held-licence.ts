import file from '../../../../data/licence-sources.json' with { type: 'json' };
import {
  type IdentityContext,
  realNameLevelOf,
  registeredEnterprise,
  subjectDetails,
} from '../../identity/index.ts';
import { keptBack } from '../consent.ts';
import { holdingsOf } from '../holdings.ts';
import { findIssued, places } from '../issued-store.ts';
import type { LicenceContent } from '../licence.ts';
import { getLicenceType } from './licence-types.ts';

export type HeldLicence = {
  typeId: string;
  typeName: string;
  number: string;
  checkedAt: Date;
  /** Whose it is, and which: as in the wallet. */
  holderId: string;
  ref: string;
  /** Where it was issued here. */
  licenceId: string | null;
  /** What was passed on beside name, state and number. */
  elements?: { label: string; value: string }[];
  /** An officer wrote its number down from the original: where a copy is demanded it does not stand for it. */
  numberOnly?: true;
};

/** What a material says of the licence that it is bound to. */
export type HowNeeded = { copy?: boolean; fields?: readonly string[] };

type Source = 'enterprise-register' | 'real-name';
const sources = file.sources as Record<string, Source>;

/**
 * A licence of this type that the subject holds today and lets be fetched: one on record, else one that the office's own registers prove
 * (data/licence-sources.json). Undefined: the platform knows of none, and the applicant is asked for it. `copy`: the
 * material demands the copy, for which a number that an officer wrote down from the original does not stand. `fields`:
 * elements that the office needs beside the number, by label; nothing else of the face is passed on.
 */
export async function heldLicence(
  ctx: IdentityContext,
  subjectId: string,
  typeId: string,
  { copy = false, fields = [] }: HowNeeded = {},
): Promise<HeldLicence | undefined> {
  const off = await keptBack(ctx.db, subjectId);
  for (const holding of await holdingsOf(ctx.db, ctx, subjectId, typeId)) {
    const { id, licenceId, proof } = holding;
    if (copy && proof === 'seen') continue;
    const ref = licenceId ? `issued:${licenceId}` : `holding:${id}`;
    if (off.has(ref)) continue;
    const { typeName, number, checkedAt } = holding;
    const elements = licenceId && fields.length ? await elementsWanted(ctx, licenceId, fields) : [];
    const held = { typeId, typeName, number, checkedAt, holderId: subjectId, ref, licenceId, elements };
    return proof === 'seen' ? { ...held, numberOnly: true } : held;
  }
  if (off.has(`register:${typeId}`)) return undefined;
  const source = sources[typeId];
  const number = source && (await provers[source](ctx, subjectId));
  const type = number ? await getLicenceType(ctx.db, typeId) : undefined;
  return number && type ? proved(ctx, subjectId, type, number) : undefined;
}

/** Those elements of a licence that are asked for by label, in the order of its face. */
async function elementsWanted(
  ctx: IdentityContext,
  licenceId: string,
  fields: readonly string[],
): Promise<{ label: string; value: string }[]> {
  const row = await findIssued(ctx.db, licenceId);
  if (!row) return [];
  const content = JSON.parse(ctx.keyring.open(row.contentSealed, places.content(row.id))) as LicenceContent;
  return content.fields
    .filter(({ label }) => fields.includes(label))
    .map(({ label, value }) => ({ label, value }));
}

function proved(
  ctx: IdentityContext,
  holderId: string,
  { id: typeId, name: typeName }: { id: string; name: string },
  number: string,
): HeldLicence {
  const ref = `register:${typeId}`;
  return { typeId, typeName, number, checkedAt: ctx.clock.now(), holderId, ref, licenceId: null };
}

/** Every licence that the office's own registers prove of a subject; `only`: of these types. */
export async function provedLicences(
  ctx: IdentityContext,
  subjectId: string,
  only?: readonly string[],
): Promise<HeldLicence[]> {
  const found: HeldLicence[] = [];
  for (const [typeId, source] of Object.entries(sources)) {
    if (only && !only.includes(typeId)) continue;
    const number = await provers[source](ctx, subjectId);
    const type = number ? await getLicenceType(ctx.db, typeId) : undefined;
    if (number && type) found.push(proved(ctx, subjectId, type, number));
  }
  return found;
}

const provers: Record<Source, (ctx: IdentityContext, subjectId: string) => Promise<string | undefined>> = {
  async 'enterprise-register'(ctx, subjectId) {
    const subject = await subjectDetails(ctx, subjectId);
    if (!subject || subject.kind === 'person') return undefined;
    const entry = await registeredEnterprise(ctx, subject.number);
    return entry?.status === 'active' ? subject.number : undefined;
  },
  async 'real-name'(ctx, subjectId) {
    const subject = await subjectDetails(ctx, subjectId);
    if (subject?.kind !== 'person') return undefined;
    return ((await realNameLevelOf(ctx, subjectId)) ?? 1) >= 2 ? subject.number : undefined;
  },
};
