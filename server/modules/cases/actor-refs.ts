import type { Actor } from '../../../contracts/identity.ts';

export const staffActor = (staffId: string): string => `staff:${staffId}`;
export const personActor = (personId: string): string => `person:${personId}`;
export const subjectRef = (subjectId: string): string => `subject:${subjectId}`;
/** Of `staff:…`; null for a subject or nobody. */
export const stoodFor = (onBehalfOf: string | null): string | null =>
  onBehalfOf?.startsWith('staff:') ? staffIdOf(onBehalfOf) : null;
export const staffIdOf = (actor: string): string => actor.replace(/^staff:/, '');

/** Who acts and for whom, as events keep it. */
export function refsOf(actor: Actor): { actor: string; onBehalfOf: string | null } {
  switch (actor.kind) {
    case 'staff':
      return { actor: staffActor(actor.staffId), onBehalfOf: null };
    case 'applicant':
      return { actor: personActor(actor.personId), onBehalfOf: subjectRef(actor.subjectId) };
    case 'system':
      return { actor: `system:${actor.name}`, onBehalfOf: null };
    case 'outside':
      return { actor: `outside:${actor.linkId}`, onBehalfOf: null };
    case 'anonymous':
      throw new Error('Nobody is signed in; the gate lets no such request through to a command.');
  }
}

/** Keys of commands are told apart by who sends them. */
export function commandActor(actor: Actor): string {
  return actor.kind === 'applicant' ? `account:${actor.accountId}` : refsOf(actor).actor;
}
