import Type from 'typebox';
import type { Severity } from './catalogue-codes.ts';
import { keys } from './schema-parts.ts';

/**
 * What can be said of a package, with its severity: `blocks` refuses its publication, `warns` does not. Sentences in
 * ui/words, key `package.<code>`, with the params named here; the finding's path is the place.
 */
export const packageFindings = {
  // Order
  cycle: 'blocks', // {items}
  'dependency-unknown': 'blocks', // {key}
  'dependency-brings-nothing': 'blocks', // {from, needs}
  // Names
  'duplicate-key': 'blocks', // {key}
  'no-sub-items': 'blocks', // {}
  'text-missing': 'blocks', // {}
  'name-reserved': 'blocks', // {name}
  'page-reserved': 'blocks', // {page}
  'item-unknown': 'blocks', // {id}
  'group-unknown': 'blocks', // {group}
  'group-question': 'blocks', // {group, question}
  'group-option': 'blocks', // {name, question}
  'combined-unknown': 'blocks', // {key}
  // Fields
  'field-defined-twice': 'blocks', // {field, first, second, what}
  'element-asked-twice': 'blocks', // {element, fields}
  // Conditions
  'condition-unreadable': 'blocks', // {condition, problem}
  'question-never-asked': 'blocks', // {question, condition}
  'answer-impossible': 'blocks', // {question, value}
  'item-unreachable': 'blocks', // {name, condition}
  // Materials
  'material-without-source': 'blocks', // {name, ways}
  'choice-too-small': 'blocks', // {name, pick, of}
  // What does not block
  'promise-shorter-than-chain': 'warns', // {promise, chain, items}
  'plain-item': 'warns', // {name}
  'limit-not-stated': 'warns', // {name}
  'unit-unknown': 'warns', // {unit, may}
  'word-unknown': 'warns', // {word, may}
  'element-unknown': 'warns', // {names}
  'not-proved': 'warns', // {name, count}
  'produced-without-dependency': 'warns', // {name, from}
  'dependency-uncertain': 'warns', // {confidence}
  'condition-is-note': 'warns', // {name, words}
  'condition-worded-by-rule': 'warns', // {name, words}
  'choice-not-read': 'warns', // {name, words}
  'wish-asked': 'warns', // {name}
  'group-of-one': 'warns', // {group}
  'no-figures': 'warns', // {measures}
  'materials-unassigned': 'warns', // {count}
  'form-assumed': 'warns', // {name}
  'application-form-replaced': 'warns', // {name}
  assumed: 'warns', // {}: the place is not from a published source
  'guide-only': 'warns', // {words}
  'department-unknown': 'warns', // {department}
  'nobody-receives': 'warns', // {name, department}
} as const satisfies Record<string, Severity>;
export type PackageFindingCode = keyof typeof packageFindings;

/** Something the designer of a package must know. */
export type PackageFinding = {
  code: PackageFindingCode;
  severity: Severity;
  /** subItems.food.materials.m3.when, dependencies.reg>tax */
  path: string;
  params: Record<string, string | number>;
};

export const PackageFindingView = Type.Object({
  code: keys(packageFindings),
  severity: Type.Unsafe<Severity>({ type: 'string', enum: ['blocks', 'warns'] }),
  path: Type.String(),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});
