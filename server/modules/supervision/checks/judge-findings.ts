import type { ItemDefinition } from '../../../../contracts/catalogue.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { SupervisedCase } from '../../cases/index.ts';
import { publishedBetween } from '../../catalogue/index.ts';
import { eventRef } from '../cards/grounds.ts';
import type { SupervisionContext } from '../context.ts';
import { openMatter } from '../matters/open-matter.ts';
import type { StoredMatter } from '../matters/store.ts';
import { shippedParameters } from '../parameters.ts';
import type { Checked } from './check.ts';
import { runChecks } from './run-checks.ts';

/** Opens what the checks find on a case and did not find before. */
export async function judgeFindings(
  tx: Tx,
  ctx: SupervisionContext,
  one: SupervisedCase,
  known: readonly StoredMatter[],
): Promise<void> {
  const checked = await gather(tx, ctx, one);
  for (const { check, found } of runChecks(checked, shippedParameters().checks)) {
    if (known.some(({ what, ground }) => what === check && ground === found.ground)) continue;
    await openMatter(tx, ctx, {
      sort: 'finding',
      what: check,
      divisionCode: one.placeCode,
      organisationId: one.organisationId,
      officerId: found.actor?.startsWith('staff:') ? found.actor.slice(6) : null,
      caseDivision: one.divisionCode,
      caseId: one.id,
      caseNumber: one.number,
      itemCode: one.item.code,
      itemName: one.itemName,
      ground: found.ground,
      groundDue: null,
      evidence: { clock: null, events: found.events.map(eventRef), facts: found.facts },
      fromId: null,
    });
  }
}

/** What the checks ask besides the case: its guide, later versions of it, hours and days. */
async function gather(tx: Tx, ctx: SupervisionContext, one: SupervisedCase): Promise<Checked> {
  const { neighbours } = ctx.cases;
  const { placeCode, item, submittedAt, decidedAt } = one;
  const [version, path, organisation] = await Promise.all([
    neighbours.itemVersion(placeCode, item.code, item.version),
    neighbours.path(placeCode),
    neighbours.organisation(one.organisationId),
  ]);
  const venue = organisation?.venueId ? await neighbours.venue(organisation.venueId) : undefined;
  const calendar = ctx.calendar.forDivisions(path.map(({ code }) => code));
  return {
    one,
    demanded: await one.demanded(),
    guide: guideOf(version?.definition),
    later: decidedAt
      ? await publishedBetween(tx, placeCode, item.code, { after: submittedAt, until: decidedAt })
      : [],
    venueHours: venue?.hours ?? [],
    isWorkday: (day) => calendar.isWorkday(day),
    calendarVersion: ctx.calendar.version,
  };
}

const guideOf = (definition: ItemDefinition | undefined): Checked['guide'] => ({
  materials: (definition?.materials ?? []).map(({ id, name }) => ({ id, name })),
  promised: definition?.service.promised ?? null,
  statutory: definition?.service.statutory ?? null,
});
