import type { Holdings, PlanMaterial } from '../../../../contracts/plan.ts';
import { compareText } from './order.ts';
import { plainName } from './paper.ts';

/**
 * Beside each paper that the applicant has to bring, what she keeps under its name in her own store 我的材料, newest
 * first. It is hers to choose: the line keeps its one source, and nothing is counted as had.
 */
export function withOffers(materials: readonly PlanMaterial[], own: Holdings['own']): PlanMaterial[] {
  if (!own?.length) return [...materials];
  const kept = Map.groupBy(own, ({ name }) => plainName(name));
  return materials.map((line) => {
    if (line.source !== 'upload' && line.source !== 'deferrable') return line;
    const names = [line.name, ...line.otherNames, ...line.options.map(({ name }) => name)].map(plainName);
    const found = [...new Set(names)].flatMap((name) => kept.get(name) ?? []);
    if (found.length === 0) return line;
    return { ...line, offered: found.sort((a, b) => compareText(b.on, a.on) || compareText(a.name, b.name)) };
  });
}
