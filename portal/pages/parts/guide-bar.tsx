import { paths } from '../paths.ts';
import type { GuideProps } from '../props.ts';
import { Phone } from './guide-where.tsx';
import { dot, sayIn } from './say.ts';
import { momentText } from './time.ts';
import { hoursText } from './venue.ts';

/** The next step, always in reach: apply, go on with what was begun, or where and when to come. */
export function GuideBar({ frame, divisionCode, itemCode, item, state, online, draft, venue }: GuideProps) {
  const say = sayIn(frame.locale);
  if (state === 'withdrawn') return null;
  const place = item.service.place ?? venue?.name ?? null;
  const hours = item.service.hours ?? hoursText(say, venue?.hours ?? [])[0] ?? null;
  const phone = item.service.consultation ?? venue?.phone ?? '12345';
  return (
    <section className="bar-fix" aria-label={say('guide.bar')}>
      <div className="wrap">
        {online ? (
          <>
            <a className="btn go" href={paths.apply(divisionCode, itemCode)}>
              {say(draft ? 'guide.continue' : 'guide.apply')}
            </a>
            <span className="sub only-wide">
              {draft
                ? say('guide.continue.when', { at: momentText(frame.locale, draft.savedAt) })
                : say('guide.apply.why')}
            </span>
          </>
        ) : (
          <>
            <p className="sub">
              {state === 'suspended' ? say('guide.suspended') : say('guide.offline')}{' '}
              {[place, hours].filter(Boolean).join(dot)}
            </p>
            <Phone text={phone} />
          </>
        )}
      </div>
    </section>
  );
}
