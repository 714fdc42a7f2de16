import { bareQuestion } from '../../../../contracts/bare-packages.ts';
import type { Limit, Question } from '../../../../contracts/catalogue.ts';
import type { LimitUnit } from '../../../../contracts/catalogue-codes.ts';
import { keyOf, limitUnits } from '../../../../contracts/catalogue-codes.ts';
import type { PackageFinding, PackageFindingCode } from '../../../../contracts/package-findings.ts';
import type { PackageQuestion } from '../../../../contracts/packages.ts';
import { type Condition, readCondition } from '../../catalogue/index.ts';
import { finding } from '../finding.ts';
import type { ReadingWords } from './vocabulary.ts';

/** What published words come to: a condition in FEEL, and what of them stays a note. */
export type ReadWords = { when: string | null; notes: string[] };

/** Gathers the questions and findings of one package while it is read. */
export class PackageReader {
  readonly words: ReadingWords;
  readonly findings: PackageFinding[] = [];
  readonly #questions = new Map<string, PackageQuestion>();

  constructor(words: ReadingWords) {
    this.words = words;
  }

  find(code: PackageFindingCode, path: string, params: PackageFinding['params'] = {}): void {
    this.findings.push(finding(code, path, params));
  }

  /** Words that are a condition become a question, asked once for all that share it; a note stays a note. */
  condition(words: string, name: string, path: string): ReadWords {
    const exception = new RegExp(this.words.packages.except).exec(words.normalize('NFKC'));
    const read = this.#read(exception?.[1] ?? words);
    const about = { name, words };
    if (read.kind === 'question') {
      this.ask(asPackageQuestion(read.question));
      if (read.question.derived) this.find('condition-worded-by-rule', path, about);
      const { id } = read.question;
      return { when: `${id} = ${!exception}`, notes: read.remainder ? [read.remainder] : [] };
    }
    this.find(read.kind === 'choice' ? 'choice-not-read' : 'condition-is-note', path, about);
    return { when: null, notes: [words] };
  }

  /** 有住院笼位的；面积大的另交…: what is put as a circumstance asks, though a note follows it. */
  #read(words: string): Condition {
    const { conditions } = this.words.catalogue;
    const read = readCondition(words, conditions);
    const [first = '', ...rest] = words.split(/[；;]/);
    if (read.kind !== 'note' || rest.length === 0 || !/(的|情形|时)$/.test(first.trim())) return read;
    const circumstance = readCondition(first, conditions);
    return circumstance.kind === 'question' ? { ...circumstance, remainder: rest.join('；') } : read;
  }

  /** A limit of the file; null, and a finding, where its unit is none. */
  limit(value: number, unit: string | undefined, path: string, basis?: string): Limit | null {
    const limit = limitOf(value, unit, basis);
    if (!limit) {
      this.find('unit-unknown', path, { unit: unit ?? '', may: Object.values(limitUnits).join('、') });
    }
    return limit;
  }

  /** The code of a word of a code table; undefined, and a finding, where it has none. */
  code<K extends string>(
    table: Readonly<Record<K, { zh: string; code: string }>>,
    word: string | undefined,
    path: string,
  ): K | undefined {
    if (word === undefined) return undefined;
    const key = keyOf(table, word);
    if (!key) {
      const all = Object.values<{ zh: string }>(table).map(({ zh }) => zh);
      this.find('word-unknown', path, { word, may: all.join('、') });
    }
    return key;
  }

  /** Elements of an entry that are read nowhere: a slip of the pen would be lost without a word. */
  known(entry: object, schema: { properties: object }, path: string): void {
    const names = Object.keys(entry).filter((name) => !Object.hasOwn(schema.properties, name));
    if (names.length > 0) this.find('element-unknown', path, { names: names.join('、') });
  }

  ask(question: Omit<PackageQuestion, 'order'>): void {
    const known = this.#questions.get(question.id);
    if (known) known.published = [...new Set([...known.published, ...question.published])];
    else this.#questions.set(question.id, { ...question, order: this.#questions.size });
  }

  questions(): PackageQuestion[] {
    return [...this.#questions.values()];
  }
}

export function asPackageQuestion(question: Question): Omit<PackageQuestion, 'order'> {
  const { id, text, askedOf, published, derived } = question;
  return { ...yesNo(id, text), askedOf, published, derived };
}

export function yesNo(id: string, text: string): Omit<PackageQuestion, 'order'> {
  const { order: _, ...question } = bareQuestion({ id, order: 0, text, derived: true });
  return question;
}

/** Days are workdays unless the file says otherwise (行政许可法 art. 82); null where a unit is not known. */
function limitOf(value: number, unit: string | undefined, basis?: string): Limit | null {
  if (unit === undefined) return { value, unit: 'workday', unitBasis: 'assumed' };
  const units = Object.keys(limitUnits) as LimitUnit[];
  const found = units.find((one) => one === unit || limitUnits[one] === unit) ?? otherWords.get(unit);
  return found ? { value, unit: found, unitBasis: basis === 'assumed' ? 'assumed' : 'stated' } : null;
}

const otherWords: ReadonlyMap<string, LimitUnit> = new Map([
  ['日', 'day'],
  ['天', 'day'],
  ['个工作日', 'workday'],
  ['个月', 'month'],
]);
