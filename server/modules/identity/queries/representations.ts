import type {
  ApplicantActor,
  LawfulRole,
  MandateRelation,
  SubjectKind,
} from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import type { IdentityContext } from '../context.ts';
import { powersOf } from '../store/mandates.ts';
import { nameOf } from '../store/subjects.ts';

/** In whose name a person may act. `until`: the last day of the mandate that lasts longest; null: without end. */
export type SubjectChoice = {
  subjectId: string;
  name: string;
  kind: SubjectKind;
  role: LawfulRole | MandateRelation;
  until: string | null;
};

/** Those the person may act for today, by name; she herself comes first on every page and is not listed. */
export async function listRepresented(ctx: IdentityContext, actor: ApplicantActor): Promise<SubjectChoice[]> {
  const powers = await powersOf(ctx.db, actor.personId, localDate(ctx.clock.now()));
  const choices = new Map<string, SubjectChoice>();
  for (const { subjectId, kind, name, nameSealed, role, validTo } of powers) {
    const known = choices.get(subjectId);
    if (known && (known.until === null || (validTo !== null && validTo <= known.until))) continue;
    const plain = nameOf(ctx.keyring, { id: subjectId, name, name_sealed: nameSealed });
    choices.set(subjectId, { subjectId, kind, name: plain, role, until: validTo });
  }
  return [...choices.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}
