import type { IndicatorReading } from '../../contracts/indicators.ts';
import type { PublicFigureProps, PublicFiguresProps } from '../pages/figures-props.ts';
import type { Frame } from '../pages/props.ts';

const reading: IndicatorReading = {
  id: 'on_time',
  version: 1,
  name: '按时办结率',
  kind: 'flow',
  unit: '%',
  direction: 'up',
  from: '2026-01-01',
  to: '2026-11-30',
  value: 98.25,
  numerator: 1122,
  denominator: 1142,
  ratios: [],
  mean: null,
  missing: [],
  target: { id: 't-1', op: '>=', value: 95, deadline: '2026-12-31', scope: null, divisionCode: '513424' },
  short: 0,
  snapshot: null,
};
const text = {
  formula: '在承诺期限内办结的办件数 ÷ 应办结办件数 ×100',
  numerator: '在承诺期限内决定的办件',
  denominator: '在期限内决定的，和到期未决定的',
  excluded: null,
};
const months = [94, 95.5, null, 97, 98.25].map((value, index) => ({
  from: `2026-0${index + 3}-01`,
  value,
  missing: false,
}));
const missing: PublicFigureProps = {
  reading: {
    ...reading,
    id: 'person_reg',
    name: '个人实名注册率',
    kind: 'entered',
    value: null,
    numerator: null,
    denominator: null,
    missing: [{ reason: 'not-entered', quantity: 'residents', name: '常住人口' }],
    target: null,
    short: null,
  },
  text,
  months: [],
};

/** A figure that went well, and one that waits for a number. */
export const figuresSample = (frame: Frame): PublicFiguresProps => ({
  frame,
  from: '2026-01-01',
  to: '2026-11-30',
  asOf: '2026-11-30T03:00:00.000Z',
  figures: [{ reading, text, months }, missing],
});
