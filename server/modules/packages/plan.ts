import type { PackageDefinition, SubItem } from '../../../contracts/packages.ts';
import type { Holdings, Plan, PlanAnswers, PlanEdge, PlanItem, Rule } from '../../../contracts/plan.ts';
import type { Calendar } from '../../platform/calendar/index.ts';
import { combinedOf, feesOf, visitsOf } from './planning/costs.ts';
import { Facts } from './planning/facts.ts';
import { mergeForms } from './planning/form.ts';
import { connect } from './planning/graph.ts';
import { limitOf } from './planning/limits.ts';
import { listMaterials } from './planning/materials.ts';
import { needsOf } from './planning/needs.ts';
import { withOffers } from './planning/offered.ts';
import { OpenQuestions } from './planning/open-questions.ts';
import { indexOf } from './planning/package-index.ts';
import { savings } from './planning/savings.ts';
import { schedule } from './planning/schedule.ts';
import { select } from './planning/selection.ts';
import { Sources } from './planning/sources.ts';

/**
 * The plan of a package for these answers and holdings: what is handled and why, what must still be asked, one form,
 * one list of papers, the order and the dates, fees, visits and savings. Pure and total: the same whatever the order of
 * the lists it is given, and no answer or holding makes it throw. A definition must not be changed after its first plan.
 */
export function plan(
  definition: PackageDefinition,
  answers: PlanAnswers,
  holdings: Holdings,
  calendar: Calendar,
): Plan {
  const index = indexOf(definition);
  const facts = new Facts(index, answers, holdings);
  const open = new OpenQuestions();

  const selection = select(index, facts, answers.leaveOut, open);
  const { chosen } = selection;
  const { needs, notNeeded } = needsOf(index, chosen, facts, open);
  const connected = connect(index, selection, needs);
  const merged = mergeForms(index, selection, connected, facts);
  const papers = listMaterials(index, selection, connected, new Sources(index, holdings, answers.on));
  const edges = inOrder([...connected.edges, ...merged.edges, ...papers.edges], index.rank);

  const timed = chosen.map((item) => limitOf(item, facts, open));
  const times = schedule(timed, edges, answers.on, calendar, {
    promise: definition.promise,
    together: definition.issue === 'together',
    combined: definition.combined?.of ?? [],
    licences: chosen.filter((item) => item.itemType === 'licence').length,
  });
  const visits = visitsOf(definition, chosen);
  const questions = open.list();

  return {
    package: { id: definition.id, version: definition.version, name: definition.name },
    on: answers.on,
    calendar: calendar.version,
    complete: questions.length === 0,
    joint: definition.joint,
    items: chosen.map((item) => lineOf(item, selection.rules.get(item.key) as Rule)),
    skipped: index.items
      .filter((item) => !selection.isChosen(item.key))
      .map(({ key, name }) => ({ key, name, rule: selection.rules.get(key) as Rule })),
    questions,
    form: merged.form,
    fields: merged.fields,
    materials: withOffers(papers.materials, holdings.own),
    notNeeded: [...notNeeded, ...connected.notNeeded, ...papers.notNeeded],
    edges,
    lapsed: inOrder(connected.lapsed, index.rank),
    schedule: times,
    fees: feesOf(chosen),
    visits,
    combined: combinedOf(definition, chosen, times),
    savings: savings({
      definition,
      chosen,
      whole: selection.skipped.size === 0 || ![...selection.skipped.values()].includes('left-out'),
      needs: connected.needs,
      fields: merged.fields,
      materials: papers.materials,
      schedule: times,
      visits: visits.count,
      facts,
      calendar,
    }),
  };
}

function lineOf(item: SubItem, rule: Rule): PlanItem {
  const { key, name, department, result, notes } = item;
  return { key, name, department, itemId: item.item?.id ?? null, result: result?.name ?? null, rule, notes };
}

/** One edge for each pair, kind and need; a declared one before what was inferred. */
function inOrder(edges: readonly PlanEdge[], rank: (key: string) => number): PlanEdge[] {
  const declared = new Set(
    edges.filter(({ rule }) => rule.code !== 'produced-in-package').map(({ from, to }) => `${from}>${to}`),
  );
  return edges
    .filter(({ from, to, rule }) => rule.code !== 'produced-in-package' || !declared.has(`${from}>${to}`))
    .map((edge, at) => ({ edge, at }))
    .sort((a, b) => rank(a.edge.from) - rank(b.edge.from) || rank(a.edge.to) - rank(b.edge.to) || a.at - b.at)
    .map(({ edge }) => edge);
}
