import { useQuery } from '@tanstack/react-query';
import type { IndicatorPlaces } from '../../../contracts/indicators.ts';
import { localDay } from '../../platform/format.ts';
import { type Asked, type IndicatorSearch, placesQuery } from './queries.ts';

/** The place and period of a page: what its address says, else the officer's own place and this year. */
export function useAsked(search: IndicatorSearch): {
  places: IndicatorPlaces['places'];
  asked: Asked | undefined;
  error: Error | null;
} {
  const { data: places = [], error } = useQuery(placesQuery);
  const today = localDay(new Date());
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
      divisionCode: place.divisionCode,
      organisationId: search.organisationId ?? own,
      from: search.from ?? `${today.slice(0, 4)}-01-01`,
      to: search.to ?? today,
    },
  };
}
