import type { Frame } from '../pages/props.ts';
import type {
  AnswersProps,
  RequestFiledProps,
  RequestFormProps,
  RequestSeenProps,
  RequestsProps,
} from '../pages/request-props.ts';

type Drawn =
  | { name: string; page: 'Requests'; props: RequestsProps }
  | { name: string; page: 'RequestForm'; props: RequestFormProps }
  | { name: string; page: 'RequestFiled'; props: RequestFiledProps }
  | { name: string; page: 'RequestSeen'; props: RequestSeenProps }
  | { name: string; page: 'Answers'; props: AnswersProps };

const nothing = { typed: {}, problems: [] };
const row: RequestSeenProps['row'] = {
  id: '0198f000-0000-7000-8000-000000000001',
  number: '513424-S20261123-0001',
  kindName: '办不成事',
  state: 'answered',
  version: 4,
  title: '跑了三趟没办成',
  organisationName: '德昌县市场监督管理局（演示）',
  filerName: null,
  round: 1,
  filedAt: '2026-11-23T01:00:00.000Z',
  due: null,
  light: 'none',
};
const step = (seq: number, kind: string, say: string | null = null) => ({
  seq,
  kind,
  at: '2026-11-23T02:00:00.000Z',
  organisationName: kind === 'routed' ? row.organisationName : null,
  level: null,
  say,
});

/** Requests 诉求 at every step. */
export function requestSamples(frame: Frame, mine: Frame): Drawn[] {
  const undone = { key: 'undone', name: '办不成事', what: '来了没办成，也没人说清为什么', publish: true };
  const form = { frame, kind: undone, submitKey: 'k', returned: nothing, problem: null, megabytes: 20 };
  const wrong = {
    typed: { title: '', body: '', phone: '138' },
    problems: [
      { field: 'title', code: 'required', params: {} },
      { field: 'body', code: 'required', params: {} },
      { field: 'phone', code: 'phone-length', params: {} },
    ],
  };
  const seen: RequestSeenProps = {
    frame,
    at: { token: 't' },
    row,
    body: '每次都说少一样，第三次换了个人又说不用。',
    steps: [
      step(1, 'filed'),
      step(2, 'routed'),
      step(3, 'accepted'),
      step(4, 'replied', '清单已经补全贴在窗口，请带营业执照来，一次办完。'),
    ],
    files: [{ id: 'f', name: '清单.jpg', size: 1000 }],
    level: null,
    reopenUntil: '2026-12-07T16:00:00.000Z',
    may: ['rate', 'reopen'],
    returned: nothing,
    act: null,
    problem: null,
  };
  const kinds = [undone, { key: 'complaint', name: '投诉', what: '办事不公、拖延' }];
  return [
    {
      name: 'requests',
      page: 'Requests',
      props: { frame, kinds, mine: [], returned: nothing, notFound: false },
    },
    {
      name: 'requests-mine',
      page: 'Requests',
      props: { frame: mine, kinds, mine: [row], returned: nothing, notFound: true },
    },
    { name: 'request-form', page: 'RequestForm', props: form },
    { name: 'request-form-wrong', page: 'RequestForm', props: { ...form, returned: wrong } },
    {
      name: 'request-filed',
      page: 'RequestFiled',
      props: { frame, number: row.number, code: '04261733', at: { token: 't' } },
    },
    { name: 'request-seen', page: 'RequestSeen', props: seen },
    {
      name: 'request-running',
      page: 'RequestSeen',
      props: {
        ...seen,
        row: { ...row, state: 'handling', due: '2026-11-26', light: 'green' },
        may: ['withdraw'],
      },
    },
    {
      name: 'answers',
      page: 'Answers',
      props: {
        frame,
        answers: [
          {
            kindName: '咨询',
            title: '食品经营许可要不要先办健康证',
            text: '要。',
            at: '2026-11-20T03:00:00.000Z',
          },
        ],
      },
    },
  ];
}
