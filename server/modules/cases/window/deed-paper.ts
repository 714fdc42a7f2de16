import type { WindowDeed } from '../../../../contracts/documents.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { type IdentityProof, identityProofs } from '../../../../contracts/window.ts';
import { localDate } from '../../../platform/clock.ts';
import { maskIdNumber } from '../../identity/index.ts';
import { printable } from '../papers/basis.ts';
import type { Sitting, WindowContext } from './application.ts';

const template = { id: 'application-form', version: 3 };

type Signed = { actor: ApplicantActor; proof: IdentityProof; organisationId: string | null | undefined };

/** Who signs a deed, for whom, before which clerk and office, and today's date. */
export async function deedParties(ctx: WindowContext, { staff }: Sitting, signed: Signed) {
  const [{ subject, person }, organisation] = await Promise.all([
    ctx.neighbours.applicant(signed.actor),
    signed.organisationId ? ctx.neighbours.organisation(signed.organisationId) : undefined,
  ]);
  return {
    demo: organisation?.demo ?? false,
    issuedOn: localDate(ctx.clock.now()),
    organisation: printable(organisation?.name ?? '', 80),
    applicant: {
      name: printable(subject.name, 120),
      number: subject.kind === 'person' ? maskIdNumber(subject.number) : subject.number,
    },
    ...(subject.id === person.id
      ? {}
      : { agent: { name: printable(person.name, 60), number: maskIdNumber(person.number) } }),
    clerk: printable(staff.name, 60),
    proof: identityProofs[signed.proof],
  };
}

export function drawDeed(ctx: WindowContext, data: WindowDeed): Promise<Uint8Array> {
  return ctx.documents.render(template.id, template.version, data);
}
