import type { JointPart, JointView } from '../contracts/joint.ts';
import type { Locale } from '../contracts/locale.ts';
import { Graph, type GraphBar, shortLabel } from './graph.tsx';
import { t } from './words/index.ts';

const tones = {
  waiting: 'wait',
  running: 'plain',
  granted: 'done',
  refused: 'stop',
  'not-accepted': 'stop',
  withdrawn: 'stop',
  dropped: 'stop',
} as const satisfies Record<JointPart['state'], GraphBar['tone']>;

/** The parts of a joint case over the days, as it looks now, with what waits for what. Nothing for a single part. */
export function JointGraph({ joint, locale }: { joint: Pick<JointView, 'parts' | 'edges'>; locale: Locale }) {
  const { parts, edges } = joint;
  if (parts.length < 2) return null;
  const start = parts.map((part) => part.start).sort()[0] as string;
  const finish = parts
    .map((part) => part.finish)
    .sort()
    .at(-1) as string;
  const day = (date: string) => Math.round((Date.parse(date) - Date.parse(start)) / 86_400_000);
  const label = (date: string) => date.slice(5).replace('-', '/');
  const state = (part: JointPart) => t(locale, `joint.part.${part.state}`);
  return (
    <Graph
      title={t(locale, 'packages.plan.graph', { n: parts.length })}
      description={parts.map((part) => `${part.name}: ${state(part)}`).join(t(locale, 'packages.stop'))}
      bars={parts.map((part) => ({
        key: part.key,
        label: shortLabel(`${part.name}${t(locale, 'packages.comma')}${state(part)}`),
        from: day(part.start),
        to: day(part.finish),
        tone: tones[part.state],
      }))}
      edges={edges}
      ticks={[
        { at: 0, label: label(start) },
        ...(day(finish) > 0 ? [{ at: day(finish), label: label(finish) }] : []),
      ]}
    />
  );
}
