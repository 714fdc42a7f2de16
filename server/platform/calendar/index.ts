export { type Calendar, loadCalendar } from './calendar.ts';
export type { CalendarFile } from './calendar-file.ts';
export type { Deadline, Limit, LimitUnit, Stop, StoppedDeadline } from './deadline.ts';
export { dueDate, workdaysBetween } from './due-date.ts';
export { type HeldCalendar, holdCalendar, keepCalendar, readCalendarFile } from './kept.ts';
export { type Progress, progress, type Remaining, remaining, usedShare } from './progress.ts';
