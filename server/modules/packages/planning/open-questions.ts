import type { PackageQuestion } from '../../../../contracts/packages.ts';
import type { OpenQuestion } from '../../../../contracts/plan.ts';
import { byOrder } from './order.ts';
import { listed, rule } from './rule.ts';

/** Collects what must still be asked, and what for. A question is in it once, however much it decides. */
export class OpenQuestions {
  readonly #asked = new Map<string, { question: PackageQuestion; names: Set<string>; items: boolean }>();

  /** `name`: the sub-item (`what`: items), or the material, field or limit (details) that waits for the answers. */
  add(questions: readonly PackageQuestion[], name: string, what: 'items' | 'details'): void {
    for (const question of questions) {
      if (question.askedOf === 'staff') continue;
      const known = this.#asked.get(question.id) ?? { question, names: new Set<string>(), items: false };
      known.names.add(name);
      known.items ||= what === 'items';
      this.#asked.set(question.id, known);
    }
  }

  list(): OpenQuestion[] {
    return [...this.#asked.values()]
      .sort((a, b) => byOrder(a.question, b.question))
      .map(({ question, names, items }) => ({
        question,
        decides: [...names],
        rule: rule(items ? 'decides-items' : 'decides-details', { names: listed(names) }),
      }));
  }
}
