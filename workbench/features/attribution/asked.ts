import { useQuery } from '@tanstack/react-query';
import type { IndicatorPlaces } from '../../../contracts/indicators.ts';
import { localDay } from '../../platform/format.ts';
import { placesQuery } from '../indicators/queries.ts';
import type { AskedStudy, AttributionSearch } from './queries.ts';

/** The place and the months of a page: what its address says, else the officer's own place and this year. */
export function useAskedStudy(search: AttributionSearch): {
  places: IndicatorPlaces['places'];
  asked: AskedStudy | undefined;
  error: Error | null;
} {
  const { data: places = [], error } = useQuery(placesQuery);
  const month = localDay(new Date()).slice(0, 7);
  const place =
    places.find(({ divisionCode }) => divisionCode === search.divisionCode) ??
    places.find(({ organisations }) => organisations.length) ??
    places[0];
  if (!place) return { places, asked: undefined, error };
  const own = place.whole ? undefined : place.organisations[0]?.id;
  return {
    places,
    error,
    asked: {
      study: search.study ?? 'bad-rating',
      divisionCode: place.divisionCode,
      organisationId: search.organisationId ?? own,
      from: search.from ?? `${month.slice(0, 4)}-01`,
      to: search.to ?? month,
    },
  };
}
