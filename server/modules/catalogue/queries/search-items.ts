import type { ItemSummary } from '../../../../contracts/catalogue.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { askedTokens } from '../search/tokeniser.ts';
import { fullPinyin, gramsOf, initialsOf, isLatin, searchText } from '../search/wording.ts';
import { summaryColumns } from './summary.ts';

export type FoundItem = ItemSummary & { score: number; matched: string };

/**
 * Published items of a division that `text` may mean, best first: by words, an alias, pinyin initials (spjyxk), full
 * pinyin, a character typed for another of the same sound (身分证) or shape (食品京营许可). Empty for a blank text.
 * Wordings count 1 for names, 0.96 aliases, 0.85 results, 0.5 departments, times how well they match.
 */
export async function searchItems(
  db: Executor,
  query: { divisionCode: string; text: string; limit?: number },
): Promise<FoundItem[]> {
  const text = searchText(query.text).slice(0, 60);
  if (!text) return [];
  const latin = isLatin(text);
  const sound = latin ? text : fullPinyin(text);
  // One Chinese character sounds like too many others.
  const bySound = text.length > 1 ? sound : '';
  const first = latin || !/^\p{Script=Han}+$/u.test(text) ? initialsOf(text) : '';
  const tokens = latin ? [] : askedTokens(text);
  const grams = latin ? [] : gramsOf(text);
  const { rows } = await sql<FoundItem>`
    with wording as (
      select e.item_code, e.text, greatest(
        case when e.text = ${text} then 1.0
             when starts_with(e.text, ${text}) then 0.92 + 0.05 * length(${text}) / length(e.text)
             when strpos(e.text, ${text}) > 0 then 0.84 + 0.08 * length(${text}) / length(e.text)
             when length(e.text) > 1 and strpos(${text}, e.text) > 0 then 0.72 + 0.2 * length(e.text) / length(${text})
             else 0 end,
        case when ${bySound} = '' then 0
             when e.pinyin = ${bySound} then 0.9
             when strpos(e.pinyin, ${bySound}) > 0 then 0.7 + 0.1 * length(${bySound}) / length(e.pinyin)
             else 0 end,
        case when ${first} = '' then 0
             when e.initials = ${first} then 0.88
             when starts_with(e.initials, ${first}) then 0.8 + 0.05 * length(${first}) / length(e.initials)
             when length(${first}) > 1 and strpos(e.initials, ${first}) > 0 then 0.66 + 0.1 * length(${first}) / length(e.initials)
             else 0 end,
        (select coalesce(sum(length(t)), 0) from unnest(${tokens}::text[]) t where t = any(e.tokens))
          * 0.7 / greatest((select sum(length(t)) from unnest(${tokens}::text[]) t), 1),
        (select count(*) from unnest(${grams}::text[]) g where g = any(e.grams)) * 0.6 / greatest(cardinality(${grams}::text[]), 1),
        case when length(${bySound}) > 5 then 0.6 * word_similarity(${bySound}, e.pinyin) else 0 end
      ) * case e.kind when 'name' then 1.0 when 'alias' then 0.96 when 'result' then 0.85 else 0.5 end as score
      from catalogue.search_entry e
      where e.division_code = ${query.divisionCode} and (
        e.text like '%' || ${text} || '%'
        or (${bySound} <> '' and e.pinyin like '%' || ${bySound} || '%')
        or (${first} <> '' and e.initials like '%' || ${first} || '%')
        or e.tokens && ${tokens}::text[]
        or e.grams && ${grams}::text[]
        or ${bySound} <% e.pinyin
      )
    ), best as (
      select distinct on (item_code) item_code, text as matched, score from wording
      where score >= 0.3 order by item_code, score desc
    )
    select ${summaryColumns}, round(best.score::numeric, 3)::float8 as score, best.matched
    from best
      join catalogue.item i on i.division_code = ${query.divisionCode} and i.item_code = best.item_code and i.state = 'published'
      join catalogue.item_version v on (v.division_code, v.item_code, v.version) = (i.division_code, i.item_code, i.current_version)
    where best.score >= 0.45 * (select max(score) from best)
    order by best.score desc, i.item_code
    limit ${query.limit ?? 20}`.execute(db);
  return rows;
}
