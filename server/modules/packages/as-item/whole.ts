import type { ChoiceGroup, Material } from '../../../../contracts/catalogue.ts';
import { conditionOf } from '../../../../contracts/feel-condition.ts';
import type { Answers, AnswerValue, FormField, FormPage } from '../../../../contracts/forms.ts';
import type { Plan, PlanMaterial } from '../../../../contracts/plan.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import { packageCode } from '../item-codes.ts';
import type { PackageVersion } from '../queries/packages.ts';
import { asMaterial, bareDefinition, noResult } from './definition.ts';
import { paperId } from './paper-id.ts';

/**
 * A package under these answers as one item: the merged form with what the guide has not asked yet, the papers that are
 * to be uploaded, a page for what is promised in lieu of proof. An application of it is filled in like any other.
 */
export function wholeItem(
  version: PackageVersion,
  plan: Plan,
  values: Answers,
  organisationId: string | null,
): ItemVersion {
  const { definition, divisionCode, publishedAt, state } = version;
  const code = packageCode(definition.id);
  const papers = plan.materials
    .filter(({ source }) => source === 'upload' || source === 'deferrable')
    .map(asked);
  const committed = plan.materials.filter(({ source }) => source === 'commitment');
  const pages = pagesOf(plan, values);
  const end = pages.findIndex(({ id }) => id === 'declaration');
  const at = end < 0 ? pages.length : end;
  const commitments: FormPage[] =
    committed.length > 0
      ? [
          {
            id: 'commitments',
            title: '告知承诺',
            hint: '读完再勾选。承诺不实的，撤销决定并依法处理。',
            fields: committed.map(commitment),
          },
        ]
      : [];
  return {
    divisionCode,
    itemCode: code,
    version: version.version,
    organisationId,
    state,
    route: null,
    definition: bareDefinition(code, definition.name, 'public-service', {
      department: definition.lead,
      service: {
        subjectKinds: definition.subjectKinds,
        promised: definition.promise,
        minVisits: plan.visits.count,
      },
      materials: papers.flatMap(({ materials }) => materials),
      groups: papers.flatMap(({ group }) => (group ? [group] : [])),
      result: noResult,
    }),
    form: {
      id: code,
      version: version.version,
      title: definition.name,
      pages: orNone([...pages.slice(0, at), ...commitments, ...pages.slice(at)]),
    },
    publishedAt,
  };
}

/** A form has one page at least. */
function orNone(pages: FormPage[]): FormPage[] {
  return pages.length > 0 ? pages : [{ id: 'nothing', title: '不用填', fields: [] }];
}

/** Conditions that only the guide's answers decide are settled; in the others what is known stands in its place. */
function pagesOf(plan: Plan, values: Answers): FormPage[] {
  const fields = new Set((plan.form?.pages ?? []).flatMap((page) => page.fields.map(({ name }) => name)));
  const settled = (field: FormField): FormField => {
    if (!field.when) return field;
    const { when, ...rest } = field;
    const known = Object.fromEntries(Object.entries(values).filter(([name]) => !fields.has(name)));
    const state = plan.fields.find((one) => one.field.name === field.name)?.state;
    const own = conditionOf(when).names.some((name) => fields.has(name));
    return own || state === 'maybe' ? { ...rest, when: withKnown(when, known) } : rest;
  };
  return (plan.form?.pages ?? []).map((page) => ({ ...page, fields: page.fields.map(settled) }));
}

/** `expression` with the values of known names written in: names in string literals stay what they are. */
export function withKnown(expression: string, known: Readonly<Record<string, AnswerValue>>): string {
  return expression
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((piece, at) =>
      at % 2 === 1
        ? piece
        : piece.replace(/[A-Za-z_][A-Za-z0-9_]*/g, (name) =>
            Object.hasOwn(known, name) && !Array.isArray(known[name]) ? JSON.stringify(known[name]) : name,
          ),
    )
    .join('');
}

type Asked = { materials: Material[]; group: ChoiceGroup | null };

function asked(paper: PlanMaterial): Asked {
  const necessity =
    paper.need === 'optional'
      ? 'optional'
      : paper.source === 'deferrable' || paper.need === 'later'
        ? 'deferrable'
        : 'required';
  const { instructions, sampleForm, notes } = paper;
  const one = (id: string, name: string, group: string | null) =>
    asMaterial({ id: paperId(id), name, necessity, instructions, sampleForm, notes }, group);
  if (paper.options.length === 0) return { materials: [one(paper.id, paper.name, null)], group: null };
  const group = { id: paperId(paper.id), pick: paper.pick, published: paper.name };
  return { materials: paper.options.map((option) => one(option.id, option.name, group.id)), group };
}

function commitment(paper: PlanMaterial): FormField {
  return {
    name: commitmentName(paper),
    label: `《${paper.name.replace(/[《》]/g, '')}》`.slice(0, 120),
    ...(paper.instructions ? { hint: paper.instructions.slice(0, 300) } : {}),
    kind: 'checkboxes',
    options: [{ value: 'promised', label: '我已读完并承诺：所说属实，符合规定的条件，做不到就承担责任' }],
    required: true,
    personal: false,
  };
}

/** The name of the answer with which a paper is promised. */
export const commitmentName = ({ id }: Pick<PlanMaterial, 'id'>): string => `promise${paperId(id)}`;
