import type { OpinionKind } from '../../../../contracts/review-routes.ts';
import type { Aimed } from './step-actions.ts';

/** What an officer has written for one act on a step. */
export type Written = {
  opinion?: OpinionKind;
  reason: string;
  to?: string;
  staffId?: string;
  /** Whom to ask: an officer, an organisation, or a body outside by its name. */
  whom: 'organisation' | 'officer' | 'outside';
  organisationId?: string;
  body: string;
  question: string;
  fields: string[];
  days: number;
};
export const nothingWritten: Written = {
  reason: '',
  whom: 'organisation',
  body: '',
  question: '',
  fields: [],
  days: 3,
};

/** The body of the command without its version; null while something is missing. */
export function bodyOf({ needs, step, seat }: Aimed, written: Written): Record<string, unknown> | null {
  const reason = written.reason.trim();
  const question = written.question.trim();
  const whom = whomOf(written);
  const parts: Record<string, Record<string, unknown> | null> = {
    opinion: written.opinion ? { opinion: written.opinion } : null,
    reason: reason ? { reason } : null,
    to: written.to ? { to: written.to } : null,
    staffId: written.staffId ? { staffId: written.staffId } : null,
    whom: whom && { whom, fields: written.whom === 'outside' ? written.fields : [] },
    question: question ? { question } : null,
    limit: { limit: { value: written.days, unit: 'workday' } },
  };
  const chosen = needs.map((need) => parts[need] ?? null);
  if (chosen.some((part) => part === null)) return null;
  return Object.assign({ ...(step ? { step } : {}), ...(seat ? { seat } : {}) }, ...chosen);
}

function whomOf({ whom, staffId, organisationId, body }: Written): Record<string, string> | null {
  if (whom === 'officer') return staffId ? { staffId } : null;
  if (whom === 'organisation') return organisationId ? { organisationId } : null;
  return body.trim() ? { body: body.trim() } : null;
}
