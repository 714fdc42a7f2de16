import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Compile } from 'typebox/compile';
import type { PackageDefinition } from '../../contracts/packages.ts';
import { emptyHoldings, Holdings, PlanAnswers, type Rule } from '../../contracts/plan.ts';
import { ruleWords } from '../../ui/words/rules.ts';
import { openContext } from '../compose.ts';
import { definitionsOfFile, shippedItems } from '../modules/catalogue/index.ts';
import {
  type AnswerProblem,
  answerProblems,
  listPackages,
  plan,
  readPackages,
  shippedOverlays,
  shippedPackages,
} from '../modules/packages/index.ts';
import { loadCalendar } from '../platform/calendar/index.ts';
import { localDate, systemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { type Checker, checkEntry, lineOf, refusal } from '../platform/json-entries.ts';
import { makeLogger } from '../platform/log.ts';
import type { Command } from './command.ts';
import { refusedLine } from './report-lines.ts';

export const planCommand: Command = {
  usage: 'PACKAGE --answers FILE [--date YYYY-MM-DD] [--division CODE] [--file FILE]',
  summary: '按回答排出一件事的办理方案，印出 JSON；PACKAGE 是编号、代码或名称，--file 直接用一份一件事文件',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        answers: { type: 'string' },
        date: { type: 'string' },
        division: { type: 'string' },
        file: { type: 'string' },
      },
    });
    const [wanted] = positionals;
    if (!wanted) throw new Error('请说明是哪件事，例如：npx tongban plan restaurant --answers answers.json');
    const given = values.answers ? readAnswers(values.answers) : {};
    const on = dateOf(values.date ?? given.answers?.on ?? localDate(systemClock.now()));
    const known = values.file ? fromFile(values.file) : await knownPackages(values.division);
    const definition = known.find(({ id, code, name }) => [id, code, name].includes(wanted));
    if (!definition) {
      throw new Error(`没有“${wanted}”这件事。现有：${[...new Set(known.map(({ id }) => id))].join('、')}。`);
    }
    const answers = { values: {}, leaveOut: [], ...given.answers, on };
    const wrong = answerProblems(definition, answers).map(sayProblem);
    if (wrong.length) throw new Error(`回答文件里有 ${wrong.length} 处不对：\n${wrong.join('\n')}`);
    const planned = plan(definition, answers, given.holdings ?? emptyHoldings, loadCalendar());
    console.log(JSON.stringify(planned, withWords, 2));
    return 0;
  },
};

const wrongs: Record<AnswerProblem['problem'], string> = {
  'unknown-question': '这件事不问它',
  'unknown-value': '不是它的答案',
  'unknown-item': '没有这个子事项',
};

function sayProblem({ path, problem, may }: AnswerProblem): string {
  return `  ${path}：${wrongs[problem]}${may.length ? `，可以是 ${may.join('、')}` : ''}。`;
}

/** Beside each rule the sentence it stands for. */
function withWords(key: string, value: unknown): unknown {
  return key === 'rule' ? { ...(value as Rule), says: ruleWords('zh-CN', value as Rule) } : value;
}

function fromFile(path: string): PackageDefinition[] {
  const { packages, refused } = readPackages(readFileSync(path, 'utf8'), definitionsOfFile(shippedItems()), {
    overlays: shippedOverlays(),
  });
  const said = refused.map(refusedLine).join('\n');
  if (packages.length === 0 && said) throw new Error(`${path} 里读不出一件事：\n${said}`);
  if (said) console.error(said);
  return packages.map(({ definition }) => definition);
}

/** Published packages where there is a database already, and those the product ships with. */
async function knownPackages(divisionCode: string | undefined): Promise<PackageDefinition[]> {
  const read = readPackages(shippedPackages(), definitionsOfFile(shippedItems()), {
    overlays: shippedOverlays(),
  });
  const shipped = read.packages.map(({ definition }) => definition);
  const config = readConfig();
  if (!config.databaseUrl && !existsSync(join(config.dataDir, 'pg'))) return shipped;
  const { ctx, close } = await openContext(config, { log: makeLogger({ level: 'silent' }) });
  try {
    const published = await listPackages(ctx.db, { divisionCode });
    return [...published.map(({ definition }) => definition), ...shipped];
  } finally {
    await close();
  }
}

const answersShape = Compile(PlanAnswers);
const holdingsShape = Compile(Holdings);

type Given = { answers?: Partial<PlanAnswers>; holdings?: Holdings };

/** `{ values, leaveOut, on, holdings }`, or the answers alone: `{ publicGathering: true, whichFood: "food" }`. */
function readAnswers(path: string): Given {
  const file = readJson(path);
  const { holdings, values, leaveOut, on, ...plain } = (file ?? {}) as Record<string, unknown>;
  const given = { on: on ?? '2000-01-01', values: values ?? plain, leaveOut: leaveOut ?? [] };
  demand(path, given, answersShape);
  const answers = given as PlanAnswers;
  const held = holdings === undefined ? undefined : { ...emptyHoldings, ...(holdings as object) };
  if (held) demand(`${path}.holdings`, held, holdingsShape);
  const whole = held as Holdings | undefined;
  const { on: _, ...rest } = answers;
  return {
    answers: on === undefined ? rest : { ...rest, on: answers.on },
    ...(whole ? { holdings: whole } : {}),
  };
}

function readJson(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const line = lineOf(text, (error as Error).message);
    throw new Error(refusedLine(refusal(path, null, 'not-json', { line })));
  }
}

/** `shape` is what the file must be; the first thing that is not, with its place. */
function demand(path: string, value: unknown, shape: Checker): void {
  const wrong = checkEntry(value, path, shape);
  if (wrong) throw new Error(`回答文件不能用。${refusedLine(wrong)}`);
}

function dateOf(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d\d-\d\d$/.test(text) ||
    Number.isNaN(date.getTime()) ||
    date.toISOString().slice(0, 10) !== text
  ) {
    throw new Error(`日期“${text}”不对，请照 2026-11-23 的样子写。`);
  }
  return text;
}
