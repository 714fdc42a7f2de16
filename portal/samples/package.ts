import type { PackageDefinition } from '../../contracts/packages.ts';
import { emptyHoldings, type PlanAnswers } from '../../contracts/plan.ts';
import { definitionsOfFile, shippedItems } from '../../server/modules/catalogue/index.ts';
import {
  plan,
  questionOf,
  readPackages,
  shippedOverlays,
  shippedPackages,
} from '../../server/modules/packages/index.ts';
import { loadCalendar } from '../../server/platform/calendar/index.ts';
import type { PackageGuideProps, PackageListProps, PackagePlanProps } from '../pages/package-props.ts';

const { packages } = readPackages(shippedPackages(), definitionsOfFile(shippedItems()), {
  overlays: shippedOverlays(),
});
const named = (id: string) =>
  packages.find(({ definition }) => definition.id === id)?.definition as PackageDefinition;
const head = { divisionCode: '513424', packageId: 'restaurant', name: '开办餐饮店', state: 'k1.sample' };

/** Rows of the shipped packages as lists show them. */
export const packageRows: PackageListProps['packages'] = packages.slice(0, 12).map(({ definition }) => ({
  ...definition,
  items: definition.subItems.map(({ name, item, result }) => ({
    name,
    itemId: item?.id ?? null,
    result: result?.name ?? null,
  })),
}));

export const restaurantAnswers: PlanAnswers['values'] = {
  whichFood: 'food',
  publicGathering: true,
  fireByCommitment: true,
  takeSign: true,
  agentActs: false,
  outsideWarehouse: false,
  vendingMachines: false,
};

/** The plan of a shipped package for these answers. */
export function planSample(
  id: string,
  values: PlanAnswers['values'],
  more: Partial<PackagePlanProps> = {},
): Omit<PackagePlanProps, 'frame'> {
  const definition = named(id);
  const answers = { on: '2026-11-23', values, leaveOut: [] };
  const alone = plan(definition, answers, emptyHoldings, loadCalendar());
  const own = alone.materials.slice(0, 1).map(({ name }) => ({ name, on: '2026-11-03' }));
  const made = plan(definition, answers, { ...emptyHoldings, own }, loadCalendar());
  return {
    head: { ...head, packageId: id, name: definition.name },
    plan: made,
    answers: [{ question: '要办哪一种？', text: '食品经营许可证新办', change: '/packages' }],
    lead: definition.lead,
    notes: definition.rules,
    choices: made.items.map(({ key, name }, at) => ({
      key,
      name,
      chosen: true,
      neededBy: at === 0 ? ['食品经营许可证新办'] : [],
    })),
    guides: {},
    notHere: [],
    open: definition.joint,
    ...more,
  };
}

export function guideQuestion(
  name: string,
  more: Partial<PackageGuideProps> = {},
): Omit<PackageGuideProps, 'frame'> {
  const question = questionOf(named('restaurant'), name);
  if (!question) throw new Error(`no question ${name}`);
  return {
    head,
    question,
    answer: undefined,
    step: 2,
    left: 3,
    rule: null,
    back: 'whichFood',
    missing: false,
    ...more,
  };
}
