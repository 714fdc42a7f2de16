import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import type { IndicatorPlaces } from '../../../contracts/indicators.ts';
import { localDay } from '../../platform/format.ts';
import { useWords } from '../../platform/words.tsx';
import { PlaceFields } from './PlaceFields.tsx';
import type { Asked, IndicatorSearch } from './queries.ts';

type Props = { places: IndicatorPlaces['places']; asked: Asked };

/** Where and when: a change is a new address of the same page. */
export function PlaceBar({ places, asked }: Props) {
  const t = useWords();
  const id = useId();
  const navigate = useNavigate();
  const go = (change: Partial<IndicatorSearch>) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...change }), replace: true });
  const today = localDay(new Date());
  return (
    <div className="asking">
      <PlaceFields places={places} asked={asked} onChange={(place) => go(place as object)} />
      <div className="ask">
        <label htmlFor={`${id}f`}>{t('workbench.indicators.from')}</label>
        <input
          id={`${id}f`}
          className="input"
          type="date"
          value={asked.from}
          max={asked.to}
          onChange={(event) => event.target.value && go({ from: event.target.value })}
        />
      </div>
      <div className="ask">
        <label htmlFor={`${id}t`}>{t('workbench.indicators.to')}</label>
        <input
          id={`${id}t`}
          className="input"
          type="date"
          value={asked.to}
          min={asked.from}
          onChange={(event) => event.target.value && go({ to: event.target.value })}
        />
      </div>
      <button
        type="button"
        className="btn"
        onClick={() => go({ from: `${today.slice(0, 7)}-01`, to: today })}
      >
        {t('workbench.indicators.this-month')}
      </button>
      <button
        type="button"
        className="btn"
        onClick={() => go({ from: `${today.slice(0, 4)}-01-01`, to: today })}
      >
        {t('workbench.indicators.this-year')}
      </button>
    </div>
  );
}
