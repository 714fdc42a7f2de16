import type { MandateView } from '../../contracts/mandates.ts';
import { mandateFields } from '../mandate-form.ts';
import type { GiveMandateProps, MandateProps, MandatesProps } from '../pages/mandate-props.ts';
import type { Frame } from '../pages/props.ts';
import { row } from './case.ts';

const mandate: MandateView = {
  id: 'm-1',
  side: 'principal',
  state: 'in-force',
  relation: 'agent',
  principalName: '德昌县小满家常菜馆（演示）',
  agentName: '吉克阿木',
  login: '138****0002',
  divisionName: '德昌县',
  items: ['食品经营许可证新办', '食品经营许可证变更'],
  mayCommit: false,
  validFrom: '2026-11-16',
  validTo: '2027-11-15',
  givenAt: row.submittedAt,
  confirmedAt: row.submittedAt,
  ended: null,
};
const offered: MandateView = { ...mandate, side: 'offer', state: 'offered', login: null, confirmedAt: null };
const ended: MandateView = {
  ...mandate,
  side: 'agent',
  state: 'ended',
  login: null,
  items: null,
  ended: { at: row.submittedAt, by: 'principal' },
};
const acts = [
  { caseId: 'c-1', number: row.number, itemName: row.itemName, at: row.submittedAt, plain: '提交了申请' },
];

type MandateSample =
  | { name: string; page: 'Mandates'; props: MandatesProps }
  | { name: string; page: 'Mandate'; props: MandateProps }
  | { name: string; page: 'GiveMandate'; props: GiveMandateProps };

export function mandateSamples(frame: Frame): MandateSample[] {
  const fields = mandateFields(
    frame.locale,
    '德昌县',
    [{ code: 'x', name: '食品经营许可证新办' }],
    '2026-11-23',
  );
  const answers = { relation: 'agent', scope: 'some', mayCommit: false };
  const form = { frame, divisionCode: '513424', fields, answers, problem: null };
  const lists = { given: [mandate], received: [ended], offers: [offered], cannotGive: null };
  return [
    { name: 'mandates', page: 'Mandates', props: { frame, ...lists, done: 'given' } },
    {
      name: 'mandates-agent',
      page: 'Mandates',
      props: { frame, given: [], received: [], offers: [], cannotGive: 'no-sub-delegation', done: null },
    },
    {
      name: 'mandate-give',
      page: 'GiveMandate',
      props: { ...form, returned: { typed: {}, problems: [] } },
    },
    {
      name: 'mandate-give-wrong',
      page: 'GiveMandate',
      props: {
        ...form,
        returned: {
          typed: { name: '吉克阿木', login: '1380000' },
          problems: [{ field: 'login', code: 'agent-login', params: {} }],
        },
      },
    },
    { name: 'mandate', page: 'Mandate', props: { frame, mandate, acts, problem: null } },
    {
      name: 'mandate-offer',
      page: 'Mandate',
      props: { frame, mandate: offered, acts: [], problem: null },
    },
    { name: 'mandate-ended', page: 'Mandate', props: { frame, mandate: ended, acts, problem: null } },
  ];
}
