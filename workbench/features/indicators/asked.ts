import { useQuery } from '@tanstack/react-query';
import type { IndicatorPlaces } from '../../../contracts/indicators.ts';
import { localDay } from '../../platform/format.ts';
import { type Asked, type IndicatorSearch, placesQuery } from './queries.ts';

type Wanted = { divisionCode?: string; organisationId?: string };
type AskedPlace = Pick<Asked, 'divisionCode' | 'organisationId'>;
type Found<At> = { places: IndicatorPlaces['places']; asked: At | undefined; error: Error | null };

/** The place of a page: what its address says, else the officer's own. */
export function useAskedPlace(search: Wanted): Found<AskedPlace> {
  const { data: places = [], error } = useQuery(placesQuery);
  const place =
    places.find(({ divisionCode }) => divisionCode === search.divisionCode) ??
    places.find(({ organisations }) => organisations.length) ??
    places[0];
  if (!place) return { places, asked: undefined, error };
  const own = place.whole ? undefined : place.organisations[0]?.id;
  const asked = { divisionCode: place.divisionCode, organisationId: search.organisationId ?? own };
  return { places, asked, error };
}

/** The place and period of a page: what its address says, else the officer's own place and this year. */
export function useAsked(search: IndicatorSearch): Found<Asked> {
  const { asked, ...rest } = useAskedPlace(search);
  const today = localDay(new Date());
  const from = search.from ?? `${today.slice(0, 4)}-01-01`;
  return { ...rest, asked: asked && { ...asked, from, to: search.to ?? today } };
}
