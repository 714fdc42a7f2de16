import type { ItemSummary } from '../../../../contracts/catalogue.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { askedTokens } from '../search/tokeniser.ts';
import { fullPinyin, gramsOf, initialsOf, isLatin, searchText } from '../search/wording.ts';

export type FoundItem = ItemSummary & { score: number; matched: string };

/**
 * Published items of a division that `text` may mean, best first: by words, an alias, pinyin initials (spjyxk), full
 * pinyin, a character typed for another of the same sound (身分证) or shape (食品京营许可). Empty for a blank text.
 * Wordings count 1 for names, 0.96 aliases, 0.85 results, 0.5 departments, times how well they match; what scores less
 * than 0.3, or less than 0.45 of the best, is left out.
 */
export async function searchItems(
  db: Executor,
  query: { divisionCode: string; text: string; limit?: number },
): Promise<FoundItem[]> {
  const text = searchText(query.text).slice(0, 60);
  if (!text) return [];
  const sure = await find(db, query, text, false);
  // Guessing at mistyped characters costs ten times as much, and is only asked where nothing fits well.
  return (sure[0]?.score ?? 0) >= 0.6 ? sure : find(db, query, text, true);
}

async function find(
  db: Executor,
  query: { divisionCode: string; limit?: number },
  text: string,
  guess: boolean,
): Promise<FoundItem[]> {
  const { rows } = await sql<{ summary: ItemSummary; score: number; matched: string }>`
    with asked as materialized (select ${asked(text)}),
    near as materialized (${candidates(query.divisionCode, text, guess)}),
    wording as materialized (select near.item_code, near.text, ${score} as score from near, asked),
    best as materialized (
      select distinct on (item_code) item_code, text as matched, score from wording
      where score >= 0.3 order by item_code, score desc
    ),
    top as (
      select best.*, i.current_version from best join catalogue.item i
        on i.division_code = ${query.divisionCode} and i.item_code = best.item_code and i.state = 'published'
      where best.score >= 0.45 * (select max(score) from best)
      order by best.score desc, best.item_code limit ${query.limit ?? 20}
    )
    select v.summary, round(top.score::numeric, 3)::float8 as score, top.matched
    from top join catalogue.item_version v
      on (v.division_code, v.item_code, v.version) = (${query.divisionCode}, top.item_code, top.current_version)
    order by top.score desc, top.item_code`.execute(db);
  return rows.map(({ summary, score, matched }) => ({ ...summary, score, matched }));
}

type Asked = { sound: string; first: string; tokens: string[]; grams: string[] };

/** One Chinese character sounds like too many others to be searched by sound; initials are read where letters stand. */
function askedOf(text: string): Asked {
  const latin = isLatin(text);
  const han = /^\p{Script=Han}+$/u.test(text);
  return {
    sound: text.length === 1 ? '' : latin ? text : fullPinyin(text),
    first: han ? '' : initialsOf(text),
    tokens: latin ? [] : askedTokens(text),
    grams: latin || text.length === 1 ? [] : gramsOf(text),
  };
}

function asked(text: string) {
  const { sound, first, tokens, grams } = askedOf(text);
  const weight = Math.max(1, tokens.join('').length);
  return sql`${text}::text as q, length(${text}::text)::float8 as n, ${sound}::text as sound,
    greatest(length(${sound}::text), 1)::float8 as sound_n, ${first}::text as first, greatest(length(${first}::text), 1)::float8 as first_n,
    ${tokens}::text[] as tokens, ${weight}::float8 as tokens_n, ${grams}::text[] as grams, ${Math.max(1, grams.length)}::float8 as grams_n`;
}

/**
 * What may score at all. Three characters or more are looked up in the trigram indexes; fewer have no trigram to look
 * up (PostgreSQL would read the whole index), so that the division's wordings are read instead: 3 ms for 2,000 items.
 */
function candidates(divisionCode: string, text: string, guess: boolean) {
  const { sound, first, tokens, grams } = askedOf(text);
  const has = (column: 'text' | 'pinyin' | 'initials', part: string) => {
    const name = sql.ref(`e.${column}`);
    return text.length > 2 ? sql`${name} like ${`%${part}%`}` : sql`strpos(${name}, ${part}) > 0`;
  };
  const branches = [has('text', text)];
  if (sound) branches.push(has('pinyin', sound));
  if (first)
    branches.push(first.length > 1 ? has('initials', first) : sql`starts_with(e.initials, ${first})`);
  if (tokens.length) branches.push(sql`e.tokens && ${tokens}::text[]`);
  if (guess && sound.length > 5) branches.push(sql`${sound} <% e.pinyin`);
  if (guess && grams.length) branches.push(sql`e.grams && ${grams}::text[]`);
  return sql`select e.* from catalogue.search_entry e
    where e.division_code = ${divisionCode} and (${sql.join(branches, sql` or `)})`;
}

/** From what is cheap and certain to what is dear and vague; a wording stops at the first that holds. */
const score = sql`
  case
    when near.text = q then 1.0
    when starts_with(near.text, q) then 0.92 + 0.05 * n / length(near.text)
    when strpos(near.text, q) > 0 then 0.84 + 0.08 * n / length(near.text)
    else greatest(
      case when length(near.text) > 1 and strpos(q, near.text) > 0 then 0.72 + 0.2 * length(near.text) / n else 0 end,
      case when sound = '' then 0
           when near.pinyin = sound then 0.9
           when strpos(near.pinyin, sound) > 0 then 0.7 + 0.1 * sound_n / length(near.pinyin)
           else 0 end,
      case when first = '' then 0
           when near.initials = first then 0.88
           when starts_with(near.initials, first) then 0.8 + 0.05 * first_n / length(near.initials)
           when first_n > 1 and strpos(near.initials, first) > 0 then 0.66 + 0.1 * first_n / length(near.initials)
           else 0 end,
      case when asked.tokens && near.tokens
        then (select sum(length(t)) from unnest(asked.tokens) t where t = any(near.tokens)) * 0.7 / tokens_n else 0 end,
      case when asked.grams && near.grams
        then (select count(*) from unnest(asked.grams) g where g = any(near.grams)) * 0.6 / grams_n else 0 end,
      case when sound_n > 5 then 0.6 * word_similarity(sound, near.pinyin) else 0 end)
  end * case near.kind when 'name' then 1.0 when 'alias' then 0.96 when 'result' then 0.85 else 0.5 end`;
