import type { Frame } from '../pages/props.ts';
import type { DeviceProps, KioskProps, RateHereProps } from '../pages/rating-props.ts';

type Drawn =
  | { name: string; page: 'RateHere'; props: RateHereProps }
  | { name: string; page: 'Kiosk'; props: KioskProps }
  | { name: string; page: 'Device'; props: DeviceProps };

/** Ratings without an account, at every step. */
export function rateHereSamples(frame: Frame): Drawn[] {
  const nothing = { typed: {}, problems: [] };
  const rate = {
    frame,
    token: 't',
    title: '综合窗口 1',
    endedAt: '2026-11-24T02:10:00.000Z',
    occasion: 1 as const,
    ratings: [],
    tickets: [],
    returned: nothing,
    own: true,
    problem: null,
    back: null,
  };
  const given = {
    occasion: 1 as const,
    level: 4 as const,
    tags: ['413'],
    say: '',
    named: false,
    at: '2026-11-24T02:11:00.000Z',
  };
  const wrong = {
    typed: { named: 'yes', phone: '138' },
    problems: [
      { field: 'level', code: 'required-choice', params: {} },
      { field: 'name', code: 'required', params: {} },
      { field: 'phone', code: 'phone-length', params: {} },
    ],
  };
  const tablet = { frame, windowName: '综合窗口 1', seconds: 60, returned: nothing };
  return [
    { name: 'rate-here', page: 'RateHere', props: { ...rate, state: 'form' } },
    { name: 'rate-here-wrong', page: 'RateHere', props: { ...rate, state: 'form', returned: wrong } },
    { name: 'rate-here-thanks', page: 'RateHere', props: { ...rate, state: 'thanks', ratings: [given] } },
    { name: 'rate-here-seen', page: 'RateHere', props: { ...rate, state: 'seen', ratings: [given] } },
    { name: 'rate-here-taken', page: 'RateHere', props: { ...rate, state: 'taken', own: false } },
    { name: 'kiosk', page: 'Kiosk', props: { frame, returned: nothing, problem: null } },
    {
      name: 'device-code',
      page: 'Device',
      props: { ...tablet, windowName: '', state: 'code', code: '042617' },
    },
    { name: 'device-idle', page: 'Device', props: { ...tablet, state: 'idle' } },
    {
      name: 'device-ask',
      page: 'Device',
      props: { ...tablet, state: 'ask', service: 's', title: '综合窗口 1' },
    },
    { name: 'device-thanks', page: 'Device', props: { ...tablet, state: 'thanks', good: true } },
  ];
}
