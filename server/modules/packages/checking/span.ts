import type { Limit } from '../../../../contracts/catalogue.ts';

/** A limit in working days without a calendar: 5 in 7 natural days, 250 in a year. For comparing, never for deadlines. */
export function spanOf({ value, unit }: Limit): number {
  switch (unit) {
    case 'workday':
      return value;
    case 'day':
      return (value * 5) / 7;
    case 'month':
      return (value * 250) / 12;
    case 'year':
      return value * 250;
    case 'hour':
      return value / 24;
    case 'minute':
      return value / 1440;
    case 'on-the-spot':
      return 0;
  }
}
