import { fileURLToPath } from 'node:url';
import type { NodeCompiler, NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { AppError } from '../errors.ts';
import { fontFiles } from './fonts.ts';
import { templateReader } from './templates.ts';

export { fontFiles } from './fonts.ts';

export type DocumentMaker = {
  /**
   * Draws up a paper as PDF. The same data gives the same bytes: the time stamp inside is `data.issuedOn`.
   * Throws AppError `glyph-missing` where a character cannot be printed, and a plain Error where the data
   * does not fit the schema that the template names, which is a defect of the caller.
   */
  render(templateId: string, templateVersion: number, data: unknown): Promise<Uint8Array>;
};

const here = fileURLToPath(new URL('../../../data/templates', import.meta.url));

/**
 * Typst in process: 3 ms to 20 ms a paper once it is warm. Its library (50 MB) and fonts (41 MB on disk) are taken
 * only by the first paper: 0.2 s to 0.35 s and 70 MB resident.
 */
export function documentMaker(folder = here): DocumentMaker {
  const template = templateReader(folder);
  let compiler: Promise<NodeCompiler> | undefined;
  const ready = () => {
    compiler ??= import('@myriaddreamin/typst-ts-node-compiler').then(({ NodeCompiler: Compiler }) =>
      Compiler.create({ workspace: folder, fontArgs: [{ fontPaths: fontFiles() }] }),
    );
    return compiler;
  };
  return {
    async render(templateId, templateVersion, data) {
      const { meta, main, misfits } = template(templateId, templateVersion);
      const name = `${templateId}@${templateVersion}`;
      const wrong = misfits(data);
      if (wrong.length) throw new Error(`data does not fit document template ${name}: ${wrong.join('; ')}`);
      const typst = await ready();
      const { issuedOn } = data as { issuedOn: string };
      const compiled = typst.compile({ mainFilePath: main, inputs: { data: JSON.stringify(data) } });
      if (!compiled.result)
        throw new Error(`document template ${name} failed: ${reason(compiled.takeError())}`);
      try {
        const pdf = typst.pdf(compiled.result, {
          pdfStandard: meta.pdfStandard,
          creationTimestamp: Date.parse(`${issuedOn}T00:00:00+08:00`) / 1000,
        });
        return new Uint8Array(pdf);
      } catch (error) {
        throw glyphProblem(error, name) ?? error;
      } finally {
        typst.evictCache(10);
      }
    },
  };
}

const reason = (error: NodeError | null) => JSON.stringify(error?.shortDiagnostics ?? 'no diagnostics');

/** PDF/A forbids text without a glyph, so Typst refuses it by itself and names the text: `… the text "𠮷" could not …`. */
function glyphProblem(error: unknown, template: string): AppError | undefined {
  const quoted = /the text `\\?"(.+?)\\?"` could not be displayed/u.exec(String(error))?.[1];
  if (!quoted) return undefined;
  const text = quoted.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, hex) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  const character = [...text][0] ?? text;
  const code = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
  return new AppError('glyph-missing', { character, code, template });
}
