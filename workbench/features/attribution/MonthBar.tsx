import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import type { IndicatorPlaces } from '../../../contracts/indicators.ts';
import { localDay } from '../../platform/format.ts';
import { useWords } from '../../platform/words.tsx';
import { PlaceFields } from '../indicators/PlaceFields.tsx';
import type { AskedStudy, AttributionSearch } from './queries.ts';

type Props = { places: IndicatorPlaces['places']; asked: AskedStudy };

/** Where and which months: a change is a new address of the same page. */
export function MonthBar({ places, asked }: Props) {
  const t = useWords();
  const id = useId();
  const navigate = useNavigate();
  const go = (change: Partial<AttributionSearch>) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...change }), replace: true });
  const now = localDay(new Date()).slice(0, 7);
  const months = (name: 'from' | 'to', value: string) => {
    if (!/^20\d\d-\d\d$/.test(value)) return;
    const other = name === 'from' ? asked.to : asked.from;
    const wrong = name === 'from' ? value > other : value < other;
    go(wrong ? { from: value, to: value } : { [name]: value });
  };
  return (
    <div className="asking">
      <PlaceFields places={places} asked={asked} onChange={(place) => go(place as object)} />
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
