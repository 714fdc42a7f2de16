import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import type { IndicatorPlaces } from '../../../contracts/indicators.ts';
import { localDay } from '../../platform/format.ts';
import { useWords } from '../../platform/words.tsx';
import type { AskedStudy, AttributionSearch } from './queries.ts';

type Props = { places: IndicatorPlaces['places']; asked: AskedStudy };

/** Where and which months: a change is a new address of the same page. */
export function MonthBar({ places, asked }: Props) {
  const t = useWords();
  const id = useId();
  const navigate = useNavigate();
  const go = (change: Partial<AttributionSearch>) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...change }), replace: true });
  const place = places.find(({ divisionCode }) => divisionCode === asked.divisionCode);
  const now = localDay(new Date()).slice(0, 7);
  const months = (name: 'from' | 'to', value: string) => {
    if (!/^20\d\d-\d\d$/.test(value)) return;
    const other = name === 'from' ? asked.to : asked.from;
    const wrong = name === 'from' ? value > other : value < other;
    go(wrong ? { from: value, to: value } : { [name]: value });
  };
  return (
    <div className="asking">
      <div className="ask">
        <label htmlFor={`${id}d`}>{t('workbench.indicators.place')}</label>
        <select
          id={`${id}d`}
          className="input"
          value={asked.divisionCode}
          onChange={(event) => go({ divisionCode: event.target.value, organisationId: undefined as never })}
        >
          {places.map(({ divisionCode, name }) => (
            <option key={divisionCode} value={divisionCode}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="ask">
        <label htmlFor={`${id}o`}>{t('workbench.indicators.department')}</label>
        <select
          id={`${id}o`}
          className="input"
          value={asked.organisationId ?? ''}
          onChange={(event) => go({ organisationId: (event.target.value || undefined) as never })}
        >
          {place?.whole && <option value="">{t('workbench.indicators.all')}</option>}
          {place?.organisations.map(({ id: value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {(['from', 'to'] as const).map((name) => (
        <div className="ask" key={name}>
          <label htmlFor={`${id}${name}`}>{t(`workbench.attribution.${name}`)}</label>
          <input
            id={`${id}${name}`}
            className="input"
            type="month"
            value={asked[name]}
            max={now}
            onChange={(event) => months(name, event.target.value)}
          />
        </div>
      ))}
      <button type="button" className="btn" onClick={() => go({ from: now, to: now })}>
        {t('workbench.indicators.this-month')}
      </button>
      <button type="button" className="btn" onClick={() => go({ from: `${now.slice(0, 4)}-01`, to: now })}>
        {t('workbench.indicators.this-year')}
      </button>
    </div>
  );
}
