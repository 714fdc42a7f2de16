import { expect, it } from 'vitest';
import { paperId } from '../packages/index.ts';
import type { Joint, JointFile, Part } from './joint.ts';
import { olderIn, withMended } from './mended.ts';

const part = (key: string, state: Part['state']) => ({ key, name: `${key}件`, state }) as Part;
const file = (sm3: string): JointFile => ({
  id: sm3,
  nameSealed: '',
  mediaType: 'application/pdf',
  size: 1,
  sm3,
});
const floor = 'name:平面图';
const line = (id: string, source: string, items: string[]) => ({
  id,
  name: id.slice(5),
  source,
  options: [],
  usedBy: items.map((item) => ({ item, material: 'm1' })),
});
const joint = {
  parts: [part('a', 'running'), part('b', 'running'), part('c', 'waiting')],
  contents: {
    values: { sign: '小满饭馆', seats: '20' },
    files: { [paperId(floor)]: [file('old')] },
    plan: {
      fields: [{ field: { name: 'sign', label: '招牌' }, usedBy: ['a', 'b', 'c'] }],
      materials: [line(floor, 'upload', ['a', 'b', 'c']), line('name:执照', 'held-licence', ['a', 'b'])],
    },
  },
} as unknown as Joint;
const begun = ['a', 'b'].map((key) => ({ kind: 'part-begun', payload: { part: key } }));

it('补正的答案和文件归到整件；别处不用的、平台取得的不动', () => {
  const answers = new Map([
    ['sign', '大满饭馆'],
    ['seats', '30'],
  ]);
  const papers = new Map([
    [paperId(floor), [file('new')]],
    [paperId('name:执照'), [file('scan')]],
  ]);
  const { joint: after, events } = withMended(joint, part('a', 'running'), { answers, papers });
  expect(after.contents.values).toEqual({ sign: '大满饭馆', seats: '20' });
  expect(after.contents.files).toEqual({ [paperId(floor)]: [file('new')] });
  const changed = ['sign', paperId(floor)];
  expect(events.map(({ payload }) => payload)).toEqual([
    { part: 'a', fields: ['sign'], papers: [paperId(floor)], changed },
  ]);
  expect(Object.fromEntries(olderIn(joint, [...begun, ...events]))).toEqual({
    a: [],
    b: [
      { label: '招牌', by: 'a件' },
      { label: '平面图', by: 'a件' },
    ],
    c: [],
  });

  // 另一件补正成一样的：整件没有再变，谁也不落后。
  const again = withMended(after, part('b', 'running'), {
    answers,
    papers: new Map([[paperId(floor), [file('new')]]]),
  });
  expect(again.events[0]?.payload.changed).toEqual([]);
  expect([...olderIn(joint, [...begun, ...events, ...again.events]).values()].flat()).toEqual([]);
});

it('答案去掉了也算改；没有归到整件的，不留记录', () => {
  const gone = withMended(joint, part('a', 'running'), {
    answers: new Map([['sign', undefined]]),
    papers: new Map(),
  });
  expect(gone.joint.contents.values).toEqual({ seats: '20' });
  const own = withMended(joint, part('a', 'running'), {
    answers: new Map([['seats', '1']]),
    papers: new Map(),
  });
  expect(own).toEqual({ joint, events: [] });
});
