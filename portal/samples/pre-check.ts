import type { PreCheckProps } from '../pages/props.ts';
import { draft } from './apply.ts';

type Sample = Omit<PreCheckProps, 'frame'>;
/** A draft that is shown before it is handed in: not yet, waiting, or answered with a point to mend. */
function preCheckSample(which: 'new' | 'asked' | 'answered'): Omit<PreCheckProps, 'frame'> {
  const state = which === 'new' ? null : which;
  const answered = state === 'answered';
  return {
    draft,
    limit: { value: 2, unit: 'workday', unitBasis: 'stated' },
    organisationName: '德昌县市场监督管理局（演示）',
    version: state === null ? 0 : answered ? 2 : 1,
    submitKey: 'pre-check-dr-1-1',
    state,
    result: answered ? 'mend' : null,
    askedAt: state && '2026-11-16T06:40:00.000Z',
    due: state && '2026-11-18',
    late: state === 'asked',
    answeredAt: answered ? '2026-11-17T02:10:00.000Z' : null,
    points: answered
      ? [
          {
            kind: 'material',
            ref: 'm4',
            name: '食品安全规章制度目录清单',
            say: '没有签名或盖章，请签好再交。',
            href: '/drafts/dr-1/materials',
          },
        ]
      : [],
    unchanged: state !== 'asked',
    may: state === null ? ['ask'] : answered ? ['ask'] : ['withdraw'],
    problem: null,
  };
}

export const preCheckSamples = (['new', 'asked', 'answered'] as const).map((which): [string, Sample] => [
  `pre-check-${which}`,
  preCheckSample(which),
]);
