import { queryOptions } from '@tanstack/react-query';
import type { Grant } from '../../../contracts/identity.ts';
import type { NewStaff, StaffChange, StaffList, StaffPlace } from '../../../contracts/staff.ts';
import { api } from '../../platform/app.ts';

export const staffQuery = queryOptions({
  queryKey: ['staff'] as const,
  queryFn: ({ signal }) => api<StaffList>({ path: '/staff', signal }),
});

export const addStaff = (body: NewStaff) => api<{ id: string }>({ method: 'POST', path: '/staff', body });

export const changeStaff = (staffId: string, body: StaffChange) =>
  api({ method: 'PATCH', path: `/staff/${encodeURIComponent(staffId)}`, body });

/** Division and organisation of a right by name; codes where the place is not in the administrator's own list. */
export function placeOf(grant: Grant, places: readonly StaffPlace[], everywhere: string): string {
  const place = places.find(({ divisionCode }) => divisionCode === grant.divisionCode);
  const organisation = place?.organisations.find(({ id }) => id === grant.organisationId);
  const where = grant.organisationId === null ? everywhere : (organisation?.name ?? grant.organisationId);
  return `${place?.name ?? grant.divisionCode} · ${where}`;
}

/** A right to begin with, where nothing was chosen yet. */
export function firstGrant(places: readonly StaffPlace[]): Grant {
  const place = places.find(({ whole }) => whole) ?? places[0];
  return {
    role: 'window_clerk',
    divisionCode: place?.divisionCode ?? '',
    organisationId: place?.whole ? null : (place?.organisations[0]?.id ?? null),
  };
}
