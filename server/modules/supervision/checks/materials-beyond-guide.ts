import type { EvidentEvent } from '../../cases/index.ts';
import { type Check, eventOf } from './check.ts';

/** Sources of materials that nobody has to bring: the platform has them. */
const had: ReadonlySet<string> = new Set([
  'held-licence',
  'share',
  'network-check',
  'earlier-result',
  'form',
]);

/**
 * 行政许可法 第三十一条: nothing is asked that the published guide does not name. A correction notice can point only at
 * materials of the guide, so what is beyond it stands in its words: names of papers (data/supervision.json) that no
 * material of the case's version has. A paper that the platform had fetched itself is beyond it too.
 */
export const materialsBeyondGuide: Check<'materials-beyond-guide'> = (
  { one, demanded, guide },
  { papers },
) => {
  const notice = eventOf(one.events, 'correction-requested');
  if (!notice) return [];
  const names = guide.materials.map(({ name }) => name);
  const isInGuide = (paper: string) => names.some((name) => name.includes(paper) || paper.includes(name));
  const said = demanded.map(({ say }) => say);
  const beyond = papers.filter((paper) => !isInGuide(paper) && said.some((say) => say.includes(paper)));
  const handed = handedIn(one.events, notice.seq);
  const known = notice.payload.points
    .filter(({ kind, ref }) => kind === 'material' && had.has(handed.get(ref) ?? ''))
    .map(({ ref }) => guide.materials.find(({ id }) => id === ref)?.name ?? ref);
  if (beyond.length + known.length === 0) return [];
  return [
    {
      ground: `correction ${notice.seq}`,
      actor: notice.actor,
      events: one.events.filter(({ kind }) => kind === 'submitted' || kind === 'correction-requested'),
      facts: {
        ...(beyond.length ? { beyond: beyond.join('、') } : {}),
        ...(known.length ? { known: known.join('、') } : {}),
        version: one.item.version,
      },
    },
  ];
};

/** How each material had come before the notice. */
function handedIn(events: readonly EvidentEvent[], before: number): Map<string, string> {
  const last = events.findLast(
    (event) => event.seq < before && (event.kind === 'submitted' || event.kind === 'resubmitted'),
  );
  const materials = last?.kind === 'submitted' || last?.kind === 'resubmitted' ? last.payload.materials : [];
  return new Map(materials.map(({ id, source }) => [id, source]));
}
