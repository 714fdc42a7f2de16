import { localDate } from '../../../platform/clock.ts';
import { type CasesContext, grantedCase } from '../../cases/index.ts';
import type { GrantedCase } from '../../licences/index.ts';
import { getPackageVersion, packageCode } from '../../packages/index.ts';
import { hasEnded } from '../joint.ts';
import { loadJoint } from '../store.ts';

/**
 * 一业一证: a joint case as that of which its combined licence is made: who holds it, and the granted parts that the
 * package lists. Undefined where nothing is to be combined, or something of it is still open.
 */
export async function grantedJoint(ctx: CasesContext, id: string): Promise<GrantedCase | undefined> {
  const joint = await loadJoint(ctx, ctx.db, id);
  const listed = joint?.contents.plan.combined?.parts ?? [];
  if (!joint || listed.length === 0) return undefined;
  const { definition } =
    (await getPackageVersion(ctx.db, joint.placeCode, joint.packageId, joint.packageVersion)) ?? {};
  const of = joint.parts.filter(({ key }) => listed.includes(key));
  if (!definition?.combined || !of.every(hasEnded)) return undefined;
  const granted = await Promise.all(
    of.map(async (part) => {
      const found = part.state === 'granted' && part.caseId ? await grantedCase(ctx, part.caseId) : undefined;
      return found ? [{ part, found }] : [];
    }),
  );
  const parts = granted.flat();
  const [first] = parts;
  if (!first) return undefined;
  const { name, licenceTypeId } = definition.combined;
  const none = { validity: null, sample: null, delivery: null };
  return {
    caseId: joint.id,
    number: joint.number,
    itemCode: packageCode(joint.packageId),
    itemName: joint.name,
    result: { name, kind: 'licence', documents: [name], licenceTypeId, ...none },
    placeCode: joint.placeCode,
    organisationId: joint.leadOrganisationId,
    decidedAt: new Date(Math.max(...parts.map(({ found }) => found.decidedAt.getTime()))),
    held: false,
    parts: parts.map(({ part, found }) => ({
      name: part.result?.name ?? part.name,
      caseId: found.caseId,
      issuer: part.organisationName,
      decidedOn: localDate(found.decidedAt),
      number: part.result?.number ?? found.number,
    })),
    subject: first.found.subject,
    answers: Object.assign({}, ...parts.map(({ found }) => found.answers)),
  };
}
