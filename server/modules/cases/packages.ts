import type { Answers } from '../../../contracts/forms.ts';
import type { Holdings } from '../../../contracts/plan.ts';
import { loadCalendar } from '../../platform/calendar/index.ts';
import { localDate } from '../../platform/clock.ts';
import type { ItemVersion } from '../catalogue/index.ts';
import type { IdentityContext } from '../identity/index.ts';
import { type HeldLicence, heldLicence } from '../licences/index.ts';
import { type HoldingsFor, packageItem } from '../packages/index.ts';
import { divisionPath } from '../regions/index.ts';

type Given = { version?: number; values?: Answers; holdings: HoldingsFor };

let calendar: ReturnType<typeof loadCalendar> | undefined;

/** A package or a part of it as an item, by its code. Its dates are only for show here: what counts is in its plan. */
export async function packageAsItem(
  ctx: IdentityContext,
  divisionCode: string,
  code: string,
  given: Given,
): Promise<ItemVersion | undefined> {
  calendar ??= loadCalendar();
  const path = await divisionPath(ctx.db, divisionCode);
  return packageItem(ctx.db, divisionCode, code, {
    ...given,
    calendar: calendar.forDivisions(path.map((one) => one.code)),
    on: localDate(ctx.clock.now()),
  });
}

/** What the platform knows an applicant to hold: licences on record and those that its own registers prove. */
export async function holdingsFor(
  ctx: IdentityContext,
  { subjectId, personId }: { subjectId: string; personId: string },
  types: readonly string[],
): Promise<Holdings> {
  const licences: Holdings['licences'] = [];
  for (const typeId of types) {
    const own = await heldLicence(ctx, subjectId, typeId);
    if (own) licences.push({ typeId, holder: 'subject', number: null, validUntil: null, ...asNumber(own) });
    const agent = personId === subjectId ? own : await heldLicence(ctx, personId, typeId);
    if (agent) licences.push({ typeId, holder: 'agent', number: null, validUntil: null, ...asNumber(agent) });
  }
  return { licences, shared: [], checked: [], states: [], data: {} };
}

const asNumber = ({ numberOnly }: HeldLicence) => (numberOnly ? { numberOnly } : {});
