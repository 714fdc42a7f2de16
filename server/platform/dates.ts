/**
 * Civil dates as whole numbers: days since 1970-01-01. No time zone takes part. The two conversions are those of
 * H. Hinnant, "chrono-compatible low-level date algorithms", for the proleptic Gregorian calendar.
 */

/** Day number of a YYYY-MM-DD between years 0000 and 9999. RangeError for any other text or a date that does not exist. */
export function dayNumber(date: string): number {
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 7);
  const day = digits(date, 8, 10);
  const number = daysFromCivil(year, month, day);
  if (date.length !== 10 || dateOfDay(number) !== date)
    throw new RangeError(`no such date: ${JSON.stringify(date)}`);
  return number;
}

/** YYYY-MM-DD of a day number. */
export function dateOfDay(number: number): string {
  const { year, month, day } = civilFromDays(number);
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** 0 Sunday … 6 Saturday. */
export function weekday(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

export function isWeekend(number: number): boolean {
  const at = weekday(number);
  return at === 0 || at === 6;
}

export function yearOfDay(number: number): number {
  return civilFromDays(number).year;
}

/** Day number of 1 January. */
export function newYearsDay(year: number): number {
  return daysFromCivil(year, 1, 1);
}

/** The corresponding day `months` later, or the last day of that month where there is none (Civil Code art. 202). */
export function addMonths(number: number, months: number): number {
  const { year, month, day } = civilFromDays(number);
  const first = year * 12 + month - 1 + months;
  const start = daysFromCivil(Math.floor(first / 12), (first % 12) + 1, 1);
  const next = daysFromCivil(Math.floor((first + 1) / 12), ((first + 1) % 12) + 1, 1);
  return Math.min(start + day, next) - 1;
}

export function daysFromCivil(civilYear: number, month: number, day: number): number {
  const year = month <= 2 ? civilYear - 1 : civilYear;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilFromDays(number: number): { year: number; month: number; day: number } {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** A whole number from text[from, to); NaN unless all are digits, which then fails the round trip. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
