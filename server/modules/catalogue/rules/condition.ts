import type { Question } from '../../../../contracts/catalogue.ts';
import { sm3Hex } from '../../../platform/crypto/index.ts';
import type { ConditionWords } from '../vocabulary.ts';
import { numeral, plain } from './words.ts';

/** What published words on a material are: a question, a note, or "so many of so many". */
export type Condition =
  | { kind: 'question'; question: Question; remainder: string | null }
  | { kind: 'note'; words: string; hides: boolean }
  | { kind: 'choice'; of: number; pick: number; words: string };

/** Reads the words by the editable table; words it does not know become a question of their own, worded by rule. */
export function readCondition(words: string, table: ConditionWords): Condition {
  const text = plain(words);
  const known = byTable(text, words, table);
  if (known) return known;
  const choice = new RegExp(table.choices).exec(text);
  if (choice) return { kind: 'choice', of: numeral(choice[1] ?? ''), pick: numeral(choice[2] ?? ''), words };
  const note = table.notes.find((one) => new RegExp(one.pattern).test(text));
  if (note) return { kind: 'note', words, hides: note.kind === 'hides' };
  return byRule(words, table);
}

function byTable(text: string, published: string, table: ConditionWords): Condition | undefined {
  const bare = text.replace(/(的情形|情形|的|时)$/, '');
  const entry = table.questions.find(
    (one) =>
      one.words.some((word) => plain(word) === text || plain(word) === bare) ||
      one.patterns?.some((pattern) => new RegExp(pattern).test(bare)),
  );
  if (!entry) return undefined;
  const { id, text: asked, askedOf } = entry;
  const whole = entry.remainder && text.includes(plain(entry.remainder));
  return {
    kind: 'question',
    question: { id, text: asked, askedOf, published: [published], derived: false },
    remainder: whole ? (entry.remainder ?? null) : null,
  };
}

/** 条件；说明: the first part asks, the rest stays a note. The id follows from the words, so that it never moves. */
function byRule(words: string, table: ConditionWords): Condition {
  const [first = words, ...rest] = words.split(/[；;]/);
  if (rest.length > 0) {
    const read = readCondition(first, table);
    if (read.kind === 'question') return { ...read, remainder: rest.join('；') };
  }
  const bare = plain(words).replace(/(的情形|情形|的|时)$/, '');
  const id = `q${sm3Hex(bare).slice(0, 8)}`;
  const text = `是否属于这种情形：${words}？`;
  return {
    kind: 'question',
    question: { id, text, askedOf: 'applicant', published: [words], derived: true },
    remainder: null,
  };
}
