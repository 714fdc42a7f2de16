import type {
  AttributionLine,
  AttributionLines,
  Dimension,
  LinesQuery,
  Study,
} from '../../../../contracts/attribution.ts';
import { ratingTagName } from '../../../../ui/words/rating-tags.ts';
import { type Executor, type RawBuilder, sql } from '../../../platform/db/index.ts';
import { namedCases } from '../../cases/index.ts';
import { itemNames } from '../../catalogue/index.ts';
import { ticketsAbout } from '../../ratings/index.ts';
import { organisationNames } from '../../regions/index.ts';
import type { IndicatorsContext } from '../context.ts';
import { within } from '../reading/where.ts';
import { namerOf, type Trait } from './names.ts';
import type { AttributionAsked } from './read.ts';
import { attributionRules } from './rules.ts';
import { rateOf } from './statistics.ts';
import { countOf } from './sums.ts';
import type { Traits } from './traits.ts';

const page = 50;
/** Of what only hits have. */
const nothing = { base: null, rate: null, low: null, high: null };

/**
 * The hits behind a trait, or behind two: tickets of bad ratings, which name no case and are told by the day only, or cases
 * that had to be corrected, newest first.
 */
export async function attributionLines(
  ctx: IndicatorsContext,
  asked: AttributionAsked,
  { a, b, after }: Pick<LinesQuery, 'a' | 'b' | 'after'>,
): Promise<AttributionLines> {
  const traits = traitsOf({ a, b });
  const conditions = traits.map((trait) => has(asked.study, trait));
  const { lines, next } =
    asked.study === 'bad-rating'
      ? await ticketLines(ctx, asked, conditions, after)
      : await caseLines(ctx, asked, conditions, after);
  const { study, where, months, locale } = asked;
  const [name, counted, items] = await Promise.all([
    namerOf(ctx.db, locale, traits),
    countOf(ctx.db, study, where, months, traits),
    itemsOf(ctx.db, asked, traits),
  ]);
  return {
    names: traits.map((trait) => ({ ...trait, name: name(trait) })),
    counted: counted.base ? rateOf(counted, attributionRules().z) : { ...nothing, hits: counted.hits },
    protect: attributionRules().protect,
    items,
    lines,
    next,
  };
}

/** The traits that are asked for: one, two, or none. */
export const traitsOf = ({ a, b }: { a?: string | undefined; b?: string | undefined }) =>
  [a, b].flatMap((text) => (text ? traitOf(text) : []));

/** The items that most hits with these traits are of. */
export async function itemsOf(
  db: Executor,
  { study, where, months }: AttributionAsked,
  traits: readonly (Trait & { dimension: Dimension })[],
): Promise<AttributionLines['items']> {
  const [flag, month] =
    study === 'bad-rating'
      ? [sql.lit('bad'), sql.lit('endedIn')]
      : [sql.lit('corrected'), sql.lit('receivedIn')];
  const { rows } = await sql<{ code: string; hits: number }>`
    select f.item_code as code, count(*)::int as hits from indicators.fact f
    where f.traits->${flag} = 'true'::jsonb and ${within('f', where)} and f.item_code <> ''
      and f.traits->>${month} between ${months.from} and ${months.to}
      ${sql.join(
        traits.map((trait) => sql`and ${has(study, trait)}`),
        sql` `,
      )}
    group by 1 order by 2 desc, 1 limit ${mostItems}`.execute(db);
  const names = await itemNames(
    db,
    rows.map(({ code }) => code),
  );
  return rows.map(({ code, hits }) => ({ code, hits, name: names.get(code) ?? code }));
}
const mostItems = 100;

function traitOf(text: string): Trait & { dimension: Dimension } {
  const at = text.indexOf(':');
  return { dimension: text.slice(0, at) as Dimension, value: text.slice(at + 1) };
}

/** Whether a hit has the trait. */
function has(study: Study, { dimension, value }: Trait): RawBuilder<boolean> {
  if (dimension === 'item') return sql<boolean>`f.item_code = ${value}`;
  if (dimension === 'organisation') return sql<boolean>`f.organisation_id = ${value}`;
  if (dimension === 'place') return sql<boolean>`f.division_code = ${value}`;
  if (dimension === 'tag') return sql<boolean>`f.traits->'tags' ? ${value}`;
  const named =
    dimension === 'field' ||
    dimension === 'reason' ||
    dimension === 'flaw' ||
    (study === 'correction' && dimension === 'material');
  const list = named ? sql`f.traits->'named'` : sql`f.traits->'of'`;
  return sql<boolean>`${list}->${sql.lit(dimension)} ? ${value}`;
}

type Lines = Pick<AttributionLines, 'lines' | 'next'>;

async function ticketLines(
  ctx: IndicatorsContext,
  { where, months, locale }: AttributionAsked,
  conditions: readonly RawBuilder<boolean>[],
  after: string | undefined,
): Promise<Lines> {
  const { rows } = await sql<{ id: string }>`
    select f.id from indicators.fact f where f.traits->'bad' = 'true'::jsonb and ${within('f', where)}
      and f.traits->>'endedIn' between ${months.from} and ${months.to}
      ${sql.join(
        conditions.map((one) => sql`and ${one}`),
        sql` `,
      )}`.execute(ctx.db);
  const { tickets, next } = await ticketsAbout(
    ctx.db,
    rows.map(({ id }) => id),
    { after, limit: page },
  );
  const organisations = await organisationNames(
    ctx.db,
    tickets.map(({ organisationId }) => organisationId),
  );
  const lines = tickets.map(
    (one): AttributionLine => ({
      kind: 'ticket',
      id: one.id,
      number: null,
      item: one.itemName,
      organisation: organisations.get(one.organisationId) ?? one.organisationId,
      organisationId: one.organisationId,
      day: one.day,
      state: one.state,
      level: one.level,
      said: one.tags.map((tag) => ratingTagName(locale, tag)),
    }),
  );
  return { lines, next };
}

async function caseLines(
  ctx: IndicatorsContext,
  { where, months }: AttributionAsked,
  conditions: readonly RawBuilder<boolean>[],
  after: string | undefined,
): Promise<Lines> {
  const { rows } = await sql<{
    id: string;
    item: string;
    organisation: string;
    day: string;
    state: string;
    traits: Traits;
  }>`
    select f.id, f.item_code as item, f.organisation_id as organisation, f.fields->>'submittedOn' as day,
      f.fields->>'state' as state, f.traits
    from indicators.fact f where f.traits->'corrected' = 'true'::jsonb and ${within('f', where)}
      and f.traits->>'receivedIn' between ${months.from} and ${months.to} and f.id < ${after ?? 'z'}
      ${sql.join(
        conditions.map((one) => sql`and ${one}`),
        sql` `,
      )}
    order by f.id desc limit ${page + 1}`.execute(ctx.db);
  const shown = rows.slice(0, page);
  const [cases, items, organisations] = await Promise.all([
    namedCases(
      ctx.cases,
      shown.map(({ id }) => id),
    ),
    itemNames(ctx.db, [...new Set(shown.map(({ item }) => item))]),
    organisationNames(
      ctx.db,
      shown.map(({ organisation }) => organisation),
    ),
  ]);
  const lines = shown.map(
    ({ id, item, organisation, day, state, traits }): AttributionLine => ({
      kind: 'case',
      id,
      number: cases.get(id)?.number ?? null,
      item: items.get(item) ?? item,
      organisation: organisations.get(organisation) ?? organisation,
      organisationId: organisation,
      day,
      state,
      level: null,
      said: [
        ...(traits.named?.material ?? []),
        ...(traits.named?.field ?? []).map((field) => field.slice(field.indexOf('|') + 1)),
      ],
    }),
  );
  return { lines, next: rows.length > page ? (shown.at(-1)?.id ?? null) : null };
}
