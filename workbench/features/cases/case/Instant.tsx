import type { CaseView } from '../../../../contracts/cases.ts';
import { Tag } from '../../../parts/Tag.tsx';
import { shortTime } from '../../../platform/format.ts';
import { useWords } from '../../../platform/words.tsx';

/** 秒批: why a case was granted by itself, or came to people: every condition as written, and the values it was asked of. */
export function Instant({ view }: { view: CaseView }) {
  const t = useWords();
  const { instant } = view;
  if (!instant) return null;
  const unmet = instant.conditions.filter((one) => !one.met).length;
  return (
    <section className="pane" aria-labelledby="instant">
      <h2 id="instant">{t('workbench.case.instant')}</h2>
      <p>
        <Tag tone={instant.granted ? 'ok' : 'warn'}>
          {instant.granted ? t('workbench.instant.granted') : t('workbench.instant.passed', { n: unmet })}
        </Tag>{' '}
        <span className="sub">
          {t('workbench.instant.rule', { id: instant.rule.id, version: instant.rule.version })} ·{' '}
          {shortTime(instant.at)}
        </span>
      </p>
      <dl className="kv">
        {instant.conditions.map((one) => (
          <div key={one.id}>
            <dt>{one.say}</dt>
            <dd>
              <Tag tone={one.met ? 'ok' : 'bad'}>
                {t(one.met ? 'workbench.instant.met' : 'workbench.instant.unmet')}
              </Tag>{' '}
              <code className="sub">{one.feel}</code>
            </dd>
          </div>
        ))}
      </dl>
      <h3>{t('workbench.instant.inputs')}</h3>
      <dl className="kv">
        {instant.inputs.map((one) => (
          <div key={one.name}>
            <dt>{one.label}</dt>
            <dd>{one.value || t('workbench.instant.none')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
