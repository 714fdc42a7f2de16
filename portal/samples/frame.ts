import type { Frame } from '../pages/props.ts';

/** Invented people and organisations; numbers hold their check digits and belong to nobody. */
export const who: NonNullable<Frame['who']> = {
  personName: '周小满',
  subjectName: '德昌县小满家常菜馆（演示）',
  subjectId: 's-2',
  actingFor: [{ id: 's-2', name: '德昌县小满家常菜馆（演示）' }],
  level: 2,
};

export function sampleFrame(more: Partial<Frame> = {}): Frame {
  return {
    locale: 'zh-CN',
    view: { elder: false, huge: false, contrast: false },
    division: { code: '513424', name: '德昌县' },
    demonstration: true,
    path: '/',
    assets: {},
    who: null,
    csrf: null,
    ...more,
  };
}

export const signedIn = (frame: Frame): Frame => ({ ...frame, who, csrf: 'sample' });
