import type { Severity } from './catalogue-codes.ts';

/**
 * What can be said of an item, with its severity. Those of standards for consistency (GB/T 39554 practice) come first;
 * the sentence of each is in ui/words, key `finding.<code>`, with the params named here.
 */
export const findingCodes = {
  // Consistency of one element with another
  'visit-reason-required': 'blocks', // {visits}
  'visit-reason-not-none': 'blocks', // {reason}
  'no-visit-needs-courier': 'blocks',
  'depth-needs-no-visit': 'blocks', // {depth, visits}
  'no-visit-but-presence': 'warns', // {words}
  'instant-kind-mismatch': 'blocks', // {kind, value, unit}
  'on-the-spot-mismatch': 'blocks', // {words, value, unit}
  'promise-over-law': 'blocks', // {promised, promisedUnit, statutory, statutoryUnit}
  'promise-over-default': 'warns', // {promised, promisedUnit}: a licence whose law is 未填报 (行政许可法 art. 42)
  'limit-beyond-reach': 'blocks', // {value, unit}: longer than any law's, and than calendars reach
  'limits-not-comparable': 'warns', // {promised, promisedUnit, statutory, statutoryUnit}
  'phones-equal': 'warns', // {phone}
  'result-kind-by-name': 'warns', // {name, declared, expected}
  'government-material-unlinked': 'warns', // {name}
  'choice-without-group': 'warns', // {name, words}
  'conditional-yet-required': 'warns', // {name}
  'implementation-code-wrong': 'blocks', // {code}
  'base-code-form': 'blocks', // {code}
  'base-code-type': 'warns', // {code, itemType}
  'not-on-request': 'blocks', // {itemType}
  // What may come later, what is decided by itself
  'deferral-without-limit': 'warns', // {names}: the general period of data/commitment.json applies
  'commitment-outside': 'warns', // {}: terms, and no material that may be committed to
  'instant-unreadable': 'blocks', // {condition, message}
  'instant-unknown-name': 'blocks', // {condition, name}
  'instant-name-taken': 'blocks', // {name}: a field has the name of a fact
  'instant-needs-people': 'blocks', // {procedures}: hearing, test, inspection … are nobody's but people's
  'route-unfit': 'blocks', // {step}: the review route asks for what the form has no more
  // Which elements of a licence an office asks for
  'licence-field-unknown': 'blocks', // {name, field, fields}: the face has no such element
  'licence-fields-unchecked': 'warns', // {name, fields}: no type, an unknown one, or one whose face nobody wrote down
  // Where the item belongs
  'department-unknown': 'blocks', // {department}
  'department-absent': 'blocks', // {department, division}: known word, no such organisation here
  'level-wrong': 'blocks', // {levels, level}
  'done-below': 'warns', // {levels}: handled by villages or townships below this division
  // What reading the file found
  'unknown-value': 'blocks', // {value}
  'unit-assumed': 'warns', // {value}: the source gave a number without a unit
  'condition-is-note': 'warns', // {name, words}
  'condition-hides-material': 'warns', // {name, words}
  'condition-worded-by-rule': 'warns', // {name, words}: no editor has worded this question yet
  'necessary-with-condition': 'warns', // {name, words}
  'name-says-or': 'warns', // {name}
  'staff-material': 'warns', // {name}
  'special-unknown': 'warns', // {name}
  'special-without-basis': 'warns', // {name}
  'visit-reason-from-rules': 'warns', // {words}
  'several-results': 'warns', // {count}
  // 未填报
  missing: 'missing', // {}: the element is the finding's path
} as const satisfies Record<string, Severity>;

export type FindingCode = keyof typeof findingCodes;

/** Findings that say where an item belongs: they make a draft, not a contradiction. */
export const placementCodes: readonly FindingCode[] = [
  'department-unknown',
  'department-absent',
  'level-wrong',
];
