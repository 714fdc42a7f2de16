import { describe, expect, it } from 'vitest';
import type { FormField } from '../../../contracts/forms.ts';
import { mergeTyped, type Seen, seenOf } from './draft-merge.ts';

const text = (name: string): FormField => ({
  name,
  label: name,
  kind: 'text',
  required: false,
  personal: false,
});
const fields = [text('street'), text('sign'), { ...text('owner'), locked: true }];

/** A page of the form as it was drawn, in some window. */
function pageOf(writer: string, answers: Record<string, string>): Seen {
  return { writer, fields: new Map(Object.entries(seenOf(fields, answers))) };
}
const kept = { street: '一路 1 号', sign: '小满' };
const start = { answers: kept, writers: {} };

describe('two windows of one draft', () => {
  const older = pageOf('older', kept);
  const newer = pageOf('newer', kept);
  const moved = mergeTyped(fields, start, { ...kept, street: '二路 2 号' }, newer);

  it('an older page that changed something else keeps what the newer one wrote', () => {
    const done = mergeTyped(fields, moved, { ...kept, sign: '大满' }, older);
    expect(done.answers).toEqual({ street: '二路 2 号', sign: '大满' });
    expect(done.elsewhere).toEqual([]);
    expect(done.kept).toEqual(['sign']); // this page still shows the old street, and has not seen the new one
  });

  it('where both changed the same, nothing is replaced and the page is told', () => {
    const done = mergeTyped(fields, moved, { ...kept, street: '三路 3 号' }, older);
    expect(done.answers.street).toBe('二路 2 号');
    expect(done.elsewhere).toEqual(['street']);
  });

  it('once the newer value was shown, it may be replaced', () => {
    const told = pageOf('older again', { ...kept, street: '二路 2 号' });
    const done = mergeTyped(fields, moved, { ...kept, street: '三路 3 号' }, told);
    expect(done.answers.street).toBe('三路 3 号');
    expect(done.elsewhere).toEqual([]);
  });

  it('a page goes on writing over itself, also where the answer to its last save was lost', () => {
    const done = mergeTyped(fields, moved, { ...kept, street: '二路 22 号' }, newer);
    expect(done.answers.street).toBe('二路 22 号');
    const back = mergeTyped(fields, done, kept, newer);
    expect(back.answers.street).toBe('一路 1 号');
  });
});

it('an emptied field is emptied; a question that was not asked is left alone', () => {
  const shown = { writer: 'w', fields: new Map([...pageOf('w', kept).fields].slice(0, 1)) };
  expect(mergeTyped(fields, start, { street: '' }, shown).answers).toEqual({ sign: '小满' });
});

it('never takes a locked field, nor what only looks like one', () => {
  const typed = JSON.parse('{"owner":"他人","__proto__":{"street":"x"}}') as Record<string, unknown>;
  expect(mergeTyped(fields, start, typed, undefined).answers).toEqual(kept);
});
