import type {
  FactLine,
  FactList,
  FactsQuery,
  IndicatorDefinition,
  Term,
} from '../../../../contracts/indicators.ts';
import type { Keyring } from '../../../platform/crypto/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IndicatorsContext } from '../context.ts';
import { isEntered, isFlow, isStock, measureKey } from '../measures.ts';
import { untilNow } from '../reading/read.ts';
import type { Where } from '../reading/where.ts';
import { type CellKey, cellsOf, type FactCursor, factsOf } from './cells.ts';
import { enteredLines } from './entries.ts';
import { kept } from './kept.ts';
import { flowLines, thingLines } from './lines.ts';
import { thingsOn } from './things.ts';

/** What a list shows: facts of one term; `but`: without those of these terms. */
type Shown = { terms: Term[]; but: Term[] };
/** Which term of the list, and where in it. */
type Cursor = { term: number; at: FactCursor | string | null };

/**
 * The very cases behind a figure: a part of one of its ratios, what is in the denominator and not in the numerator
 * (`missed`), or what was left out. Read off the sums, cell by cell, so a page costs the same however many there are.
 * Throws `not-found` for a list that the definition does not have.
 */
export async function factsBehind(
  ctx: IndicatorsContext,
  definition: IndicatorDefinition,
  where: Where,
  query: FactsQuery,
): Promise<FactList> {
  const shown = shownBy(definition, query.part);
  if (!shown) throw new AppError('not-found');
  const limit = query.limit ?? 50;
  const period = untilNow(ctx, query);
  let cursor: Cursor | null = decode(ctx.keyring, query.after) ?? { term: 0, at: null };
  const lines: FactLine[] = [];
  while (cursor && lines.length < limit) {
    const term: Term | undefined = shown.terms[cursor.term];
    if (!term) cursor = null;
    else {
      const page: { lines: FactLine[]; next: Cursor['at'] } = await pageOf(
        ctx,
        term,
        shown.but,
        where,
        period,
        {
          at: cursor.at,
          limit: limit - lines.length,
        },
      );
      lines.push(...page.lines);
      cursor = page.next ? { term: cursor.term, at: page.next } : { term: cursor.term + 1, at: null };
    }
  }
  const more = cursor && cursor.term < shown.terms.length;
  return { lines, next: more ? encode(ctx.keyring, cursor as Cursor) : null };
}

/**
 * Whether a list says which cases or services were rated, or how: with the tickets of an item beside it a department would
 * know who rated. Such lists are for who supervises ratings.
 */
export function tellsOfRatings(definition: IndicatorDefinition, part: string): boolean {
  const shown = shownBy(definition, part);
  return [...(shown?.terms ?? []), ...(shown?.but ?? [])].some(
    (term) =>
      isFlow(term) &&
      (term.fact === 'rating' ||
        (term.fact !== 'ticket' &&
          term.fact !== 'request' &&
          term.fact !== 'matter' &&
          ratedFields.some((field) => field in (term.where ?? {})))),
  );
}
const ratedFields = ['rated', 'level'];

type Page = { lines: FactLine[]; next: Cursor['at'] };

async function pageOf(
  ctx: IndicatorsContext,
  term: Term,
  but: readonly Term[],
  where: Where,
  period: { from: string; to: string },
  { at, limit }: { at: Cursor['at']; limit: number },
): Promise<Page> {
  if (isEntered(term)) return { lines: await enteredLines(ctx, term.entered, where, period), next: null };
  if (isStock(term)) {
    const {
      snapshots: [snapshot],
    } = await kept(ctx.db, [period.to]);
    if (!snapshot) return { lines: [], next: null };
    const without = but.filter(isStock);
    const page = await thingsOn(ctx.db, term, without, where, snapshot, {
      after: typeof at === 'string' ? at : '',
      limit,
    });
    return { lines: await thingLines(ctx, term, page.things, snapshot), next: page.next };
  }
  const measures = await kept(ctx.db);
  const id = (one: Term) => (isFlow(one) ? measures.ids.get(measureKey(one))?.id : undefined);
  const measure = id(term);
  if (measure === undefined) return { lines: [], next: null };
  const after = typeof at === 'object' ? at : null;
  const without = but.filter(isFlow);
  const cells = await cellsOf(ctx.db, measure, where, period, {
    after,
    limit: limit + 1,
    but: without.flatMap((one) => id(one) ?? []),
  });
  const chosen = term.sum === undefined ? enough(cells, limit + 1, after) : cells;
  const facts = await factsOf(ctx.db, term, without, chosen, { after, limit: limit + 1 });
  const page = facts.slice(0, limit);
  const last = page.at(-1);
  const more = facts.length > limit || cells.length > limit || chosen.length < cells.length;
  const next = last && more ? { day: last.day, cell: cellOf(last), id: last.id } : null;
  return { lines: await flowLines(ctx, term, page), next };
}

const cellOf = (fact: { divisionCode: string; organisationId: string }): CellKey => [
  fact.divisionCode,
  fact.organisationId,
];

/** The first cells that hold `count` facts; that of the cursor may have been shown wholly. */
function enough<T extends { day: string; amount: number }>(
  cells: readonly T[],
  count: number,
  after: FactCursor | null,
): T[] {
  let sum = 0;
  const end = cells.findIndex(({ day, amount }, index) => {
    if (index > 0 || day !== after?.day) sum += amount;
    return sum >= count;
  });
  return end === -1 ? [...cells] : cells.slice(0, end + 1);
}

function shownBy(definition: IndicatorDefinition, part: string): Shown | undefined {
  const [name, number] = part.split('-');
  const index = Number(number);
  if (name === 'excluded') {
    const one = definition.excluded?.[index];
    return one && { terms: [one.term], but: [] };
  }
  const ratio = definition.ratios[index];
  if (!ratio) return undefined;
  if (name === 'numerator') return { terms: ratio.numerator, but: [] };
  if (!ratio.denominator) return undefined;
  if (name === 'denominator') return { terms: ratio.denominator, but: [] };
  return isCounted(ratio.numerator, ratio.denominator)
    ? { terms: ratio.denominator, but: ratio.numerator }
    : undefined;
}

/** Whether the numerator is a choice of what is in the denominator, so that the rest is a list of its own. */
export function isCounted(numerator: readonly Term[], denominator: readonly Term[]): boolean {
  const [of] = denominator;
  if (!of || denominator.length > 1 || isEntered(of) || of.sum !== undefined) return false;
  return numerator.every((term) => {
    if (isEntered(term) || term.sum !== undefined || (term.times ?? 1) !== 1) return false;
    return isFlow(term) && isFlow(of)
      ? term.fact === of.fact && term.on === of.on
      : isStock(term) && isStock(of) && term.stock === of.stock;
  });
}

/** Sealed: the key of a rating is that of its case. */
const sealedAs = 'indicators.facts';
const encode = (keyring: Keyring, cursor: Cursor): string => keyring.seal(JSON.stringify(cursor), sealedAs);

/** A cursor that is not ours is no cursor: the list begins at its beginning. */
function decode(keyring: Keyring, text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    const { term, at } = JSON.parse(keyring.open(text, sealedAs)) as Cursor;
    const place = typeof at === 'object' && at !== null;
    const sound = place
      ? /^\d{4}-\d{2}-\d{2}$/.test(at.day) &&
        Array.isArray(at.cell) &&
        at.cell.length === 2 &&
        [...at.cell, at.id].every((one) => typeof one === 'string')
      : at === null || typeof at === 'string';
    return sound && Number.isInteger(term) && term >= 0 ? { term, at } : null;
  } catch {
    return null;
  }
}
