import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Value } from 'typebox/value';
import {
  type Condition,
  type IndicatorDefinition,
  IndicatorsFile,
  IndicatorTarget,
  type Term,
} from '../../../contracts/indicators.ts';
import { isEntered, isFlow, isStock, ratiosOf, termsOf } from './measures.ts';
import { type FieldType, fieldsOf, flowFacts, stockFacts } from './vocabulary.ts';

/** Where a file is wrong, and a sentence that says what. */
export type DefinitionProblem = { path: string; say: string };

const shipped = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../data', name), 'utf8');

/** The indicators the product ships with. */
export const shippedIndicators = (): string => shipped('indicators.json');

type Planned = Omit<IndicatorTarget, 'deadline' | 'scope' | 'divisionCode'> & {
  file: string;
  indicator?: string;
  ratio?: string;
  deadline?: string;
  scope?: string;
};

/** Pages and routes that stand beside those of single indicators, as /indicators/entered does. */
const reserved: ReadonlySet<string> = new Set(['entered', 'places', 'stream']);

/** What the plans of data/programmes.json set for an indicator: targets are kept there alone. */
function plannedTargets(): Map<string, IndicatorTarget[]> {
  const { programmes, targets } = JSON.parse(shipped('programmes.json')) as {
    programmes: Record<string, { divisionCode?: string }>;
    targets: Planned[];
  };
  const found = new Map<string, IndicatorTarget[]>();
  for (const { id, file, indicator, ratio, op, value, deadline = null, scope = null } of targets) {
    const divisionCode = programmes[file]?.divisionCode ?? null;
    const target = { id, op, value, deadline, scope, divisionCode };
    // A range, words, or one of several ratios.
    if (!indicator || ratio || !Value.Check(IndicatorTarget, target)) continue;
    found.set(indicator, [...(found.get(indicator) ?? []), target]);
  }
  return found;
}

/** An indicator that says nothing of targets has those of the plans. */
function withTargets(raw: unknown): unknown {
  const file = raw as { indicators?: unknown };
  if (!Array.isArray(file?.indicators)) return raw;
  const planned = plannedTargets();
  const indicators = file.indicators.map((one: { id?: string; targets?: unknown } | null) =>
    one && typeof one === 'object'
      ? { ...one, targets: one.targets ?? planned.get(String(one.id)) ?? [] }
      : one,
  );
  return { ...file, indicators };
}

/**
 * Reads a file of the shape of data/indicators.json. Every field that a condition names must be one of its fact's, with
 * values of its type: a typing error would otherwise count nothing for ever and nobody would see it.
 */
export function readDefinitions(text: string): { file: IndicatorsFile } | { problems: DefinitionProblem[] } {
  let raw: unknown;
  try {
    raw = withTargets(JSON.parse(text));
  } catch (error) {
    return { problems: [{ path: '', say: `不是 JSON：${(error as Error).message}` }] };
  }
  if (!Value.Check(IndicatorsFile, raw)) {
    const [first] = Value.Errors(IndicatorsFile, raw);
    return { problems: [{ path: first?.instancePath ?? '', say: `形状不对：${first?.message ?? ''}` }] };
  }
  const file = raw;
  const quantities = new Set(file.quantities.map(({ id }) => id));
  const problems = [
    ...twice(
      file.quantities.map(({ id }) => id),
      'quantities',
    ),
    ...twice(
      file.indicators.map(({ id }) => id),
      'indicators',
    ),
    ...file.indicators.flatMap((one) => definitionProblems(one, quantities)),
  ];
  return problems.length ? { problems } : { file };
}

function twice(ids: readonly string[], path: string): DefinitionProblem[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => ({ path, say: `“${id}”写了两次` }));
}

function definitionProblems(one: IndicatorDefinition, quantities: ReadonlySet<string>): DefinitionProblem[] {
  const all = termsOf(one);
  const at = (say: string): DefinitionProblem => ({ path: one.id, say });
  const problems = all.flatMap((term) => termProblems(term, quantities).map(at));
  const figures = ratiosOf(one).flatMap(({ numerator, denominator }) => [
    ...numerator,
    ...(denominator ?? []),
  ]);
  const kind = figures.some(isFlow) ? 'flow' : figures.some(isStock) ? 'stock' : 'entered';
  if (reserved.has(one.id)) problems.push(at('这个编号是一个页面的地址，请换一个'));
  if (kind !== one.kind) problems.push(at(`写的是 ${one.kind}，按分子分母应是 ${kind}`));
  if (one.ratios.length > 1 && one.ratios.some(({ name }) => !name)) problems.push(at('几个比率要各有名称'));
  return problems;
}

function termProblems(term: Term, quantities: ReadonlySet<string>): string[] {
  if (isEntered(term)) {
    return quantities.has(term.entered) ? [] : [`没有填报项“${term.entered}”`];
  }
  const kind = isFlow(term) ? term.fact : term.stock;
  const known = isFlow(term) ? kind in flowFacts : kind in stockFacts;
  if (!known)
    return [`没有“${kind}”这种记录；有：${Object.keys(isFlow(term) ? flowFacts : stockFacts).join('、')}`];
  const fields = fieldsOf(kind) as Record<string, FieldType>;
  const problems = conditionProblems(kind, fields, term.where ?? {});
  if (isFlow(term) && fields[term.on] !== 'day') problems.push(`${kind} 的“${term.on}”不是日期`);
  if (term.sum !== undefined && fields[term.sum] !== 'number') problems.push(`${kind} 的“${term.sum}”不是数`);
  return problems;
}

const jsType: Record<FieldType, string> = { day: 'string', text: 'string', number: 'number', yes: 'boolean' };

function conditionProblems(kind: string, fields: Record<string, FieldType>, where: Condition): string[] {
  return Object.entries(where).flatMap(([field, test]) => {
    const type = fields[field];
    if (!type) return [`${kind} 没有“${field}”；有：${Object.keys(fields).join('、')}`];
    if (typeof test === 'object' && !Array.isArray(test)) {
      const bounds = Object.keys(test).some((key) => key !== 'known');
      return bounds && type !== 'number' ? [`${kind} 的“${field}”不是数，不能比大小`] : [];
    }
    const values = Array.isArray(test) ? test : [test];
    return values.some((value) => typeof value !== jsType[type])
      ? [
          `${kind} 的“${field}”要写${{ string: '文字', number: '数', boolean: 'true 或 false' }[jsType[type] as 'string']}`,
        ]
      : [];
  });
}
