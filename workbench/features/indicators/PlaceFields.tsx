import { useId } from 'react';
import type { IndicatorPlaces } from '../../../contracts/indicators.ts';
import { useWords } from '../../platform/words.tsx';

type Place = { divisionCode: string; organisationId?: string | undefined };
type Props = {
  places: IndicatorPlaces['places'];
  asked: Place;
  onChange: (place: Partial<Place>) => void;
};

/** Of which place and which of its departments figures are asked; another place begins with all of it. */
export function PlaceFields({ places, asked, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const place = places.find(({ divisionCode }) => divisionCode === asked.divisionCode);
  return (
    <>
      <div className="ask">
        <label htmlFor={`${id}d`}>{t('workbench.indicators.place')}</label>
        <select
          id={`${id}d`}
          className="input"
          value={asked.divisionCode}
          onChange={(event) => onChange({ divisionCode: event.target.value, organisationId: undefined })}
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
          onChange={(event) => onChange({ organisationId: event.target.value || undefined })}
        >
          {place?.whole && <option value="">{t('workbench.indicators.all')}</option>}
          {place?.organisations.map(({ id: value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}
