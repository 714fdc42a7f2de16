import { expect, test } from 'vitest';
import { documentMaker } from './index.ts';
import { samples } from './samples.ts';

const maker = documentMaker();

test.each(Object.entries(samples))(
  '%s: a PDF/A, and the same bytes for the same data',
  async (_name, { template, data }) => {
    const [first, second] = [await maker.render(template, 1, data), await maker.render(template, 1, data)];
    const text = Buffer.from(first).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toContain('pdfaid');
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  },
);

test('a character without a glyph is refused by name, never printed as a gap', async () => {
  const { template, data } = samples.receipt;
  const rare = { ...data, recipient: { ...data.recipient, name: '𠮷小满' } };
  await expect(maker.render(template, 1, rare)).rejects.toMatchObject({ code: 'glyph-missing' });
});

test('markup in a name is text, not markup', async () => {
  const { template, data } = samples.receipt;
  const sly = { ...data, recipient: { ...data.recipient, name: '#panic("x") *粗* $x$ \\ [' } };
  await expect(maker.render(template, 1, sly)).resolves.toBeInstanceOf(Uint8Array);
});

test('data that does not fit the template is a defect, said at once', async () => {
  await expect(maker.render('decision', 1, { demo: true })).rejects.toThrow('does not fit');
  await expect(maker.render('../../secret', 1, {})).rejects.toThrow();
});
