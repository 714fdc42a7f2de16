import type { FactLine, FlowTerm, StockTerm } from '../../../../contracts/indicators.ts';
import { type NamedCase, namedCases } from '../../cases/index.ts';
import { itemNames } from '../../catalogue/index.ts';
import { organisationNames } from '../../regions/index.ts';
import type { IndicatorsContext } from '../context.ts';
import { amountOf } from '../measures.ts';
import type { Thing } from '../stock/things.ts';
import type { Fact, FactFields } from '../vocabulary.ts';

/** Facts as lines: named by their case, with the applicant masked as everywhere in lists. */
export async function flowLines(
  ctx: IndicatorsContext,
  term: FlowTerm,
  facts: readonly (Fact & { day: string })[],
): Promise<FactLine[]> {
  const ids = facts.flatMap((fact) => caseIdOf(fact) ?? []);
  const [organisations, cases] = await Promise.all([
    organisationNames(
      ctx.db,
      facts.map(({ organisationId }) => organisationId),
    ),
    namedCases(ctx.cases, ids),
  ]);
  const items = await namesOf(
    ctx,
    facts.map(({ itemCode }) => itemCode),
  );
  return facts.map((fact) => {
    const found: NamedCase | undefined = cases.get(caseIdOf(fact) ?? '');
    return {
      kind: fact.kind,
      id: named.has(fact.kind) ? fact.id : ctx.keyring.blind(fact.id, 'indicators.line'),
      day: fact.day,
      organisation: organisations.get(fact.organisationId) ?? fact.organisationId,
      item: found?.itemName ?? items.get(fact.itemCode) ?? fact.itemCode,
      caseId: found?.id ?? null,
      number: found?.number ?? null,
      // Who rated, and whose ticket it is, is not told here.
      applicant: fact.kind === 'case' ? (found?.applicantName ?? null) : null,
      state: stateOf(fact.fields),
      amount: term.sum === undefined ? null : amountOf(term, fact.fields),
      note: fact.kind === 'service' ? null : noteOf(fact.fields),
    };
  });
}

/** Kinds that have a page of their own. The id of a rating holds that of its case, that of a service its minute. */
const named: ReadonlySet<string> = new Set(['case', 'ticket', 'request', 'matter']);

/** The case of a fact that may be told with it: a rating and its ticket keep theirs to themselves. */
const caseIdOf = (fact: Fact): string | undefined => (fact.kind === 'case' ? fact.id : undefined);

const stateOf = ({ state }: FactFields): string | null => (typeof state === 'string' ? state : null);
const noteOf = ({ level }: FactFields): string | null => (typeof level === 'number' ? String(level) : null);

/** Things as lines; an item by its name. */
export async function thingLines(
  ctx: IndicatorsContext,
  term: StockTerm,
  things: readonly Thing[],
  day: string,
): Promise<FactLine[]> {
  const organisations = await organisationNames(
    ctx.db,
    things.map(({ organisationId }) => organisationId),
  );
  const ids = things.map(({ id, fields }) => String(fields.item ?? id.replace(/^\d+:/, '')));
  const items = await namesOf(ctx, ids);
  return things.map((thing, index) => ({
    kind: thing.kind,
    id: thing.id,
    day,
    organisation: organisations.get(thing.organisationId) ?? thing.organisationId,
    item: items.get(ids[index] ?? '') ?? ids[index] ?? thing.id,
    caseId: null,
    number: null,
    applicant: null,
    state: null,
    amount: term.sum === undefined ? null : amountOf(term, thing.fields),
    note: null,
  }));
}

const namesOf = (ctx: IndicatorsContext, codes: readonly string[]): Promise<Map<string, string>> =>
  itemNames(ctx.db, [...new Set(codes)]);
