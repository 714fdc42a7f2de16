import type { CaseView } from '../../../../contracts/cases.ts';
import { Tag } from '../../../parts/Tag.tsx';
import { longDay, shortTime } from '../../../platform/format.ts';
import { useLocale, useWords } from '../../../platform/words.tsx';

/** 告知承诺, 容缺后补: what stands on somebody's word, what is still to come, and what was found wanting. */
export function Promises({ view }: { view: CaseView }) {
  const t = useWords();
  const locale = useLocale();
  const { later } = view;
  if (!later) return null;
  return (
    <section className="pane" aria-labelledby="later">
      <h2 id="later">{t('workbench.case.later')}</h2>
      <dl className="kv">
        {later.commitment && (
          <div>
            <dt>{t('workbench.later.commitment')}</dt>
            <dd>
              {later.commitment.materials.join('、')}{' '}
              <span className="sub">
                {t('workbench.later.signed', { by: later.commitment.signedName })} ·{' '}
                {shortTime(later.commitment.at)}
              </span>
            </dd>
          </div>
        )}
        {later.deferrals.map((one) => (
          <div key={one.id}>
            <dt>{one.name}</dt>
            <dd>
              {one.suppliedAt ? (
                <Tag tone="ok">{t('workbench.later.supplied')}</Tag>
              ) : (
                one.breachedAt && <Tag tone="bad">{t('workbench.later.late')}</Tag>
              )}{' '}
              {one.due
                ? t('workbench.later.due', { day: longDay(one.due, locale) })
                : t('workbench.later.after', {
                    n: one.limit.value,
                    unit: t(one.limit.unit === 'workday' ? 'workbench.later.workday' : 'workbench.later.day'),
                  })}
            </dd>
          </div>
        ))}
        {later.breaches.map((one) => (
          <div key={`${one.at} ${one.what}`}>
            <dt>{t('workbench.later.breach')}</dt>
            <dd>
              <Tag tone="bad">
                {t(
                  one.what === 'commitment'
                    ? 'workbench.choice.breach.commitment'
                    : 'workbench.choice.breach.deferral',
                )}
              </Tag>{' '}
              {one.reason ?? t('workbench.later.by-date')}{' '}
              <span className="sub">
                {one.by} · {shortTime(one.at)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
