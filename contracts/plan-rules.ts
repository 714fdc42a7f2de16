/** Every rule that can give a line of a plan, with the parameters of its sentence (ui/words, key `plan.<code>`). */
export const planRules = {
  // Which items, and which not
  'always-handled': '',
  'condition-met': 'condition',
  wanted: '',
  'chosen-of-group': 'question',
  'left-out': '',
  'condition-not-met': 'condition',
  'not-wanted': '',
  'other-of-group': 'chosen',
  'waits-for-answer': 'questions',
  // Questions
  'decides-items': 'names',
  'decides-details': 'names',
  // Fields
  'asked-once': 'count, names',
  'asked-if': 'condition',
  'known-from': 'source',
  'answered-in-guide': '',
  'produced-by': 'item',
  'missing-data': 'item, needs',
  // Materials
  'result-of': 'item',
  'checked-by': 'item',
  held: 'number, validUntil',
  shared: '',
  'checked-online': '',
  exempt: 'words',
  'done-already': 'needs',
  'made-from-form': 'count',
  committed: '',
  'handed-in-later': '',
  uploaded: 'count, names',
  'uploaded-for-all': '',
  'one-of': 'pick, of',
  'optional-upload': '',
  'no-way': '',
  'option-had': 'name, by',
  'condition-of-material': 'condition',
  // Dependencies
  declared: 'from, needs',
  'produced-in-package': 'from, needs',
  'lapsed-brought-by-other': 'from, needs, other',
  'lapsed-not-called-for': 'from, needs',
  'lapsed-if-any': 'from, needs',
  'lapsed-from-elsewhere': 'from, needs',
  'lapsed-waits': 'from, needs',
  // Schedule
  'own-limit': '',
  'limit-in-package': '',
  'limit-by-way': 'condition',
  'share-of-promise': 'promise, chain',
  'limit-unknown': '',
  'promise-of-package': '',
  'joint-limit': '',
  // Fees, visits, savings
  free: '',
  charged: '',
  'fee-unknown': '',
  'one-visit-for-all': '',
  'visits-published': '',
  'visits-unknown': '',
  'parts-of-one-licence': 'count',
  counted: '',
  'published-figure': 'source',
  'figure-missing': 'names',
} as const;
export type PlanRule = keyof typeof planRules;

/** How a rule compares an answer; `depends`: more than a comparison can say, it rests on the answer in some way. */
export const termOps = { is: '', 'is-not': '', lt: '', le: '', gt: '', ge: '', depends: '' } as const;
export type TermOp = keyof typeof termOps;
