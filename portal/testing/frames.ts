import type { Locale } from '../../contracts/locale.ts';
import type { Frame } from '../pages/props.ts';

/** The ways a page is shown; every page must hold in each of them. */
export const views = {
  standard: { elder: false, huge: false, contrast: false },
  elder: { elder: true, huge: false, contrast: false },
  huge: { elder: true, huge: true, contrast: false },
  contrast: { elder: true, huge: false, contrast: true },
} as const satisfies Record<string, Frame['view']>;
export type ViewName = keyof typeof views;

export function sampleFrame(
  assets: Frame['assets'],
  locale: Locale = 'zh-CN',
  view: ViewName = 'standard',
): Frame {
  return {
    locale,
    view: views[view],
    division: { code: '513424', name: '德昌县' },
    demonstration: true,
    path: '/',
    assets,
    who: null,
    csrf: null,
  };
}

/** Signed in, acting for an enterprise; both are invented. */
export function signedIn(frame: Frame): Frame {
  return {
    ...frame,
    csrf: 'token-of-the-session',
    who: {
      personName: '周小满',
      subjectName: '德昌县小满家常菜馆（演示）',
      subjectId: 'subject-2',
      actingFor: [{ id: 'subject-2', name: '德昌县小满家常菜馆（演示）' }],
      level: 2,
    },
  };
}
