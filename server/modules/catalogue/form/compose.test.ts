import { readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { feelProblem } from '../../../../contracts/feel.ts';
import { toJsonSchema, visiblePages } from '../../../../contracts/form-schema.ts';
import { type Answers, FormDefinition, fieldsOf } from '../../../../contracts/forms.ts';
import { readItemsFile, shippedItems } from '../items-file.ts';
import { exampleItem } from '../rules/example.ts';
import { itemTypeOf, normaliseItem } from '../rules/normalise.ts';
import { shippedVocabulary } from '../vocabulary.ts';
import { composeForm } from './compose.ts';
import { ownForm, shippedFormParts } from './files.ts';

const forms = readItemsFile(shippedItems()).items.map(({ raw }) => {
  const own = ownForm(raw.id);
  const { definition } = normaliseItem(
    raw,
    itemTypeOf(raw.itemType)!,
    'GB/T 39554-2020',
    shippedVocabulary(),
    { ownForm: own !== undefined },
  );
  return { name: raw.name, definition, form: composeForm(definition, own, shippedFormParts()) };
});
const food = forms[0]!;
const shape = Compile(FormDefinition);

describe.each(forms)('the form of $name', ({ definition, form }) => {
  it('has the shape of the profile', () => expect([...shape.Errors(form)]).toEqual([]));

  it('asks nothing twice, and every question of the item once', () => {
    const names = fieldsOf(form).map((field) => field.name);
    expect(new Set(names).size).toBe(names.length);
    for (const question of definition.questions) {
      expect(names.filter((name) => name === question.id)).toHaveLength(
        question.askedOf === 'applicant' ? 1 : 0,
      );
    }
  });

  it('has conditions over its own answers only', () => {
    const names = ['subjectKind', ...fieldsOf(form).map((field) => field.name)];
    for (const field of fieldsOf(form)) if (field.when) expect(feelProblem(field.when, names)).toBeNull();
  });

  it('ends with the declaration and is a schema Ajv accepts', () => {
    expect(form.pages.at(-1)?.id).toBe('declaration');
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    expect(() => ajv.compile(toJsonSchema(form, { subjectKind: 'person' }))).not.toThrow();
  });
});

describe('the form of the food licence', () => {
  const shown = (answers: Answers) =>
    visiblePages(food.form, answers).flatMap((page) => page.fields.map((field) => field.name));

  it('asks what the answers call for', () => {
    const catering = shown({ subjectKind: 'enterprise', businessForm: 'catering', outsideWarehouse: true });
    expect(catering).toEqual(expect.arrayContaining(['cateringItems', 'kitchenArea', 'warehouseAddress']));
    expect(catering).not.toContain('salesItems');
    expect(shown({ subjectKind: 'enterprise' })).not.toContain('agentName');
    expect(shown({ subjectKind: 'enterprise', agentActs: true })).toContain('agentIdNumber');
  });

  it('marks what no source was read for', () => {
    const own = fieldsOf(food.form).filter(
      (field) => !field.element && !food.definition.questions.some((one) => one.id === field.name),
    );
    expect(own.length).toBeGreaterThan(15);
    expect(own.every((field) => field.assumed)).toBe(true);
  });

  it('makes the application form itself', () => {
    expect(food.definition.materials?.[0]).toMatchObject({
      name: '食品经营许可申请书',
      role: 'application-form',
    });
    expect(forms[1]?.definition.materials?.[0]?.role).toBe('other');
  });
});

it('a form for persons and organisations asks each its own', () => {
  const form = composeForm(
    exampleItem({ serviceObjects: ['自然人', '企业法人'] }),
    undefined,
    shippedFormParts(),
  );
  const names = (kind: string) =>
    visiblePages(form, { subjectKind: kind })[0]?.fields.map((field) => field.name);
  expect(names('person')).toEqual(['personName', 'personIdNumber', 'personPhone']);
  expect(names('enterprise')).toContain('organisationUscc');
});

it('own forms belong to items', () => {
  const files = readdirSync(new URL('../../../../data/forms/', import.meta.url));
  expect(files.filter((name) => name !== 'composition.json')).toEqual(['HN-000131024000-01.json']);
  expect(ownForm('../elements')).toBeUndefined();
  expect(ownForm('composition')).toBeUndefined();
});
