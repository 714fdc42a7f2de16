import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import type { IndicatorPlaces } from '../../../contracts/indicators.ts';
import { localDay } from '../../platform/format.ts';
import { useWords } from '../../platform/words.tsx';
import type { Asked, IndicatorSearch } from './queries.ts';

type Props = { places: IndicatorPlaces['places']; asked: Asked };

/** Where and when: a change is a new address of the same page. */
export function PlaceBar({ places, asked }: Props) {
  const t = useWords();
  const id = useId();
  const navigate = useNavigate();
  const go = (change: Partial<IndicatorSearch>) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...change }), replace: true });
  const place = places.find(({ divisionCode }) => divisionCode === asked.divisionCode);
  const today = localDay(new Date());
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
