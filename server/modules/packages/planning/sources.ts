import { demandsCopy } from '../../../../contracts/catalogue-codes.ts';
import type { MaterialWay } from '../../../../contracts/packages.ts';
import type { Holdings, Rule } from '../../../../contracts/plan.ts';
import type { Need } from './needs.ts';
import { compareText } from './order.ts';
import type { PackageIndex } from './package-index.ts';
import { plainName } from './paper.ts';
import { rule } from './rule.ts';

export type Had = { source: MaterialWay; rule: Rule };

/** How a paper can be had without the applicant, found by what the platform holds, shares and checks. */
export class Sources {
  readonly #index: PackageIndex;
  readonly #holdings: Holdings;
  readonly #on: string;
  readonly #shared: ReadonlySet<string>;
  readonly #checked: ReadonlySet<string>;
  readonly #states: ReadonlySet<string>;

  constructor(index: PackageIndex, holdings: Holdings, on: string) {
    this.#index = index;
    this.#holdings = holdings;
    this.#on = on;
    this.#shared = new Set(holdings.shared.map(plainName));
    this.#checked = new Set(holdings.checked.map(plainName));
    this.#states = new Set(holdings.states.map(plainName));
  }

  /** In the order of preference: held, shared, checked online, exempt by publication. */
  of(need: Need): Had | undefined {
    const { ways } = need.material;
    return this.#ways(need).find((had) => ways?.includes(had.source) ?? true);
  }

  #ways(need: Need): Had[] {
    const found: Had[] = [];
    // A paper that only a dependency names is not among those of the package.
    const words = this.#index.namesOfPaper.get(need.paper) ?? [plainName(need.material.name)];
    const held = this.#held(need);
    if (held) found.push(held);
    if (words.some((word) => this.#shared.has(word))) found.push({ source: 'share', rule: rule('shared') });
    if (words.some((word) => this.#checked.has(word))) {
      found.push({ source: 'network-check', rule: rule('checked-online') });
    }
    const done = words.find((word) => this.#states.has(word));
    if (done) found.push({ source: 'network-check', rule: rule('done-already', { needs: done }) });
    const exempt = this.#exempt(need);
    if (exempt) found.push(exempt);
    return found;
  }

  /** A licence counts where it is valid on the day of application. */
  #held({ material }: Need): Had | undefined {
    const { licenceTypeId, holder } = material;
    const licence = this.#holdings.licences
      .filter((one) => one.typeId === licenceTypeId && one.holder === holder)
      .filter((one) => !(one.numberOnly && demandsCopy(material)))
      .filter((one) => !one.validUntil || one.validUntil >= this.#on)
      .sort((a, b) => later(a.validUntil, b.validUntil) || compareText(a.number ?? '', b.number ?? ''))[0];
    if (!licence) return undefined;
    const params = { number: licence.number ?? '', validUntil: licence.validUntil ?? '' };
    return { source: 'held-licence', rule: rule('held', params) };
  }

  #exempt(need: Need): Had | undefined {
    for (const paper of need.papers) {
      const material = this.#index.exempt.get(paper);
      if (!material || material.exempt === 'system-form') continue;
      // 电子证照代替: the platform fetches the electronic licence wherever it is kept.
      const source = material.exempt === 'held-licence' ? 'share' : 'network-check';
      return { source, rule: rule('exempt', { words: material.exemptPublished ?? '' }) };
    }
    return undefined;
  }
}

/** The one that lasts longest first; without an end it lasts for ever. */
function later(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a > b ? -1 : 1;
}
