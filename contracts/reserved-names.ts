/** Steps of an application that have an address of their own: a page of a form cannot have one of these ids. */
const steps: ReadonlySet<string> = new Set([
  'start',
  'materials',
  'review',
  'correction',
  'commitments',
  'guide-answers',
  'from-elsewhere',
  'nothing',
  'submit',
  'discard',
  'uploads',
]);

/** What a page sends beside answers, and what a plan knows by itself: no question or field can have one of these names. */
const names: ReadonlySet<string> = new Set([
  'leaveOut',
  'subjectKind',
  'seen',
  'back',
  'later',
  'upload',
  'commit',
  'signature',
]);

export const isReservedPage = (id: string): boolean => steps.has(id);

/** Also what every object of the language has: constructor, valueOf … */
export const isReservedName = (name: string): boolean => names.has(name) || name in Object.prototype;
