import type { Finding, ItemDefinition, Limit } from '../../../../contracts/catalogue.ts';
import {
  itemTypes,
  limitUnits,
  type ResultKind,
  resultKinds,
} from '../../../../contracts/catalogue-codes.ts';
import { isBaseCode, isImplementationCode, splitBaseCode } from '../../../../contracts/checks.ts';
import type { FindingCode } from '../../../../contracts/finding-codes.ts';
import { finding } from './finding.ts';
import { isInstant, spanInDays } from './limits.ts';

type Found = { path: string; params?: Finding['params'] } | null | undefined;
type Rule = (item: ItemDefinition) => Found;

/**
 * What must agree within one item before it is published; severities are in contracts/finding-codes.ts. A rule says
 * nothing where an element it needs is 未填报: what is missing is counted, not contradicted. The one exception is the
 * reason for a visit, which practice makes obligatory as soon as a visit is asked for.
 */
const rules: Partial<Record<FindingCode, Rule>> = {
  'visit-reason-required': ({ service }) =>
    service.minVisits && isNone(service.visitReason)
      ? { path: 'service.visitReason', params: { visits: service.minVisits } }
      : null,
  'visit-reason-not-none': ({ service }) =>
    service.minVisits === 0 && !isNone(service.visitReason)
      ? { path: 'service.visitReason', params: { reason: service.visitReason ?? '' } }
      : null,
  'no-visit-needs-courier': ({ service }) =>
    service.minVisits === 0 &&
    service.online === false &&
    service.channels &&
    !service.channels.includes('courier')
      ? { path: 'service.channels' }
      : null,
  'depth-needs-no-visit': ({ service }) => {
    const deep = service.onlineDepth?.filter((depth) => ['4', '5', '6', 'Ⅳ', 'Ⅳ级'].includes(depth)) ?? [];
    if (!deep.length || !service.minVisits) return null;
    return { path: 'service.minVisits', params: { depth: deep.join('、'), visits: service.minVisits } };
  },
  'no-visit-but-presence': ({ service, process }) => {
    if (service.minVisits !== 0) return null;
    const words = process.steps
      ?.map((step) => step.name)
      .find((name) => /指纹|照相|人像采集|双方到场|本人到场|面签/.test(name));
    return words ? { path: 'service.minVisits', params: { words } } : null;
  },
  'instant-kind-mismatch': ({ service }) => {
    const { promised, handleKind } = service;
    if (
      !promised ||
      !handleKind ||
      handleKind === 'other' ||
      isInstant(promised) === (handleKind === 'instant')
    )
      return null;
    return { path: 'service.handleKind', params: { kind: handleKind, ...shown(promised) } };
  },
  'on-the-spot-mismatch': ({ service, rules: sentences }) => {
    const { promised } = service;
    if (!promised || isInstant(promised)) return null;
    const words = [service.promisedNote, service.statutoryNote, ...sentences].find(saysOnTheSpot);
    return words ? { path: 'service.promised', params: { words, ...shown(promised) } } : null;
  },
  'promise-over-law': ({ service }) => {
    const { promised, statutory } = service;
    if (!promised || !statutory) return null;
    return isOver(promised, statutory)
      ? { path: 'service.promised', params: both(promised, statutory) }
      : null;
  },
  'promise-over-default': ({ service: { promised, statutory }, basic }) =>
    basic.itemType === 'licence' && !statutory && promised && isOver(promised, lawful)
      ? {
          path: 'service.promised',
          params: { promised: promised.value, promisedUnit: limitUnits[promised.unit] },
        }
      : null,
  'limit-beyond-reach': (item) => {
    const [found] = limitsIn(item, '').filter(({ limit }) => spanInDays(limit).least > longest);
    return found ? { path: found.path, params: shown(found.limit) } : null;
  },
  'limits-not-comparable': ({ service }) => {
    const { promised, statutory } = service;
    if (!promised || !statutory || promised.unit === statutory.unit) return null;
    if (isInstant(promised) || isOver(promised, statutory)) return null;
    return { path: 'service.promised', params: both(promised, statutory) };
  },
  'phones-equal': ({ service }) =>
    service.consultation && service.consultation === service.complaint
      ? { path: 'service.complaint', params: { phone: service.complaint } }
      : null,
  'result-kind-by-name': ({ result }) => {
    const expected = result.name ? kindByName(result.name) : undefined;
    if (!expected || !result.kind || result.kind === expected) return null;
    const params = {
      name: result.name ?? '',
      declared: resultKinds[result.kind].zh,
      expected: resultKinds[expected].zh,
    };
    return { path: 'result.kind', params };
  },
  'implementation-code-wrong': ({ basic }) =>
    basic.implementationCode && !isImplementationCode(basic.implementationCode, basic.baseCode ?? undefined)
      ? { path: 'basic.implementationCode', params: { code: basic.implementationCode } }
      : null,
  'base-code-form': ({ basic }) =>
    basic.baseCode && !isBaseCode(basic.baseCode)
      ? { path: 'basic.baseCode', params: { code: basic.baseCode } }
      : null,
  'base-code-type': ({ basic }) => {
    const { baseCode, itemType } = basic;
    if (!baseCode || !isBaseCode(baseCode) || splitBaseCode(baseCode).itemType === itemTypes[itemType].code)
      return null;
    return { path: 'basic.baseCode', params: { code: baseCode, itemType: itemTypes[itemType].zh } };
  },
  'deferral-without-limit': ({ materials, deferral }) => {
    const without = materials?.filter(
      (one) => ['deferrable', 'credit-deferrable'].includes(one.necessity) && !(one.deferral ?? deferral),
    );
    if (!without?.length) return null;
    return { path: 'deferral', params: { names: without.map((one) => one.name).join('、') } };
  },
  'commitment-outside': ({ commitment, materials }) =>
    commitment && !materials?.some((one) => one.committable) ? { path: 'commitment' } : null,
  'not-on-request': ({ basic }) =>
    itemTypes[basic.itemType].onRequest
      ? null
      : { path: 'basic.itemType', params: { itemType: itemTypes[basic.itemType].zh } },
};

/** All that contradicts itself in an item. */
export function checkConsistency(item: ItemDefinition): Finding[] {
  return (Object.entries(rules) as [FindingCode, Rule][]).flatMap(([code, rule]) => {
    const found = rule(item);
    return found ? [finding(code, found.path, found.params)] : [];
  });
}

function isNone(reason: string | null): boolean {
  return reason === null || /^(|无|没有|不需要|\/|-)$/.test(reason.trim());
}

/** 当场办结 without an "otherwise": a sentence that also names another way or another time is conditional. */
function saysOnTheSpot(sentence: string | null): boolean {
  if (!sentence || !/当场(办理|办结|决定|登记|出具|发证)/.test(sentence)) return false;
  return !/不能当场|能当场|可以当场|否则|报上|\d+个?(工作日|日|天)/.test(sentence);
}

/** 证照 by its ending, 批文, 文书; a name that tells nothing gives undefined. */
export function kindByName(name: string): ResultKind | undefined {
  if (name.endsWith('批复')) return 'approval';
  if (/(通知书|决定书|回执|告知函|意见书)$/.test(name)) return 'document';
  return /(许可证|登记证|资格证|证书|执照|[^凭]证)$/.test(name) ? 'licence' : undefined;
}

/** 行政许可法 art. 42: where no other law or regulation says otherwise. */
const lawful: Limit = { value: 20, unit: 'workday', unitBasis: 'stated' };

/** Twenty years in natural days: no limit of a law is longer, and lunar festivals are known until 2100 only. */
const longest = 20 * 366;

/** Every limit that an item names, with the element it stands in. */
function limitsIn(value: unknown, path: string): { path: string; limit: Limit }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { value: amount, unit } = value as { value?: unknown; unit?: unknown };
  if (typeof amount === 'number' && typeof unit === 'string' && Object.hasOwn(limitUnits, unit))
    return [{ path, limit: value as Limit }];
  return Object.entries(value).flatMap(([name, one]) => limitsIn(one, path ? `${path}.${name}` : name));
}

/** In different units only where it is certain: even the shortest it can last is longer. */
function isOver(promised: Limit, statutory: Limit): boolean {
  if (promised.unit === statutory.unit) return promised.value > statutory.value;
  return spanInDays(promised).least > spanInDays(statutory).most;
}

function shown(limit: Limit): { value: number; unit: string } {
  return { value: limit.value, unit: limitUnits[limit.unit] };
}

function both(promised: Limit, statutory: Limit): Finding['params'] {
  return {
    promised: promised.value,
    promisedUnit: limitUnits[promised.unit],
    statutory: statutory.value,
    statutoryUnit: limitUnits[statutory.unit],
  };
}
