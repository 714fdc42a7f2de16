import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Compile } from 'typebox/schema';
import { documentSchemas, TemplateMeta } from '../../../contracts/documents.ts';

export type Template = {
  meta: TemplateMeta;
  /** The Typst file. */
  main: string;
  /** Where the data does not fit the schema of the template, as `pointer: why`; empty when it does. */
  misfits(data: unknown): string[];
};

const metaShape = Compile(TemplateMeta);

function misfits(shape: { Errors(value: unknown): [boolean, { instancePath: string; message: string }[]] }) {
  return (data: unknown) => {
    const [fits, errors] = shape.Errors(data);
    return fits ? [] : errors.map((e) => `${e.instancePath || '/'}: ${e.message}`);
  };
}

/**
 * Reads a template of `folder` (data/templates). A version is never changed once published, so it is read once.
 * Throws where the template, or that version of it, is not there or describes itself wrongly: a defect of the data.
 */
export function templateReader(folder: string): (id: string, version: number) => Template {
  const known = new Map<string, Template>();
  return (id, version) => {
    const key = `${id}@${version}`;
    const found = known.get(key);
    if (found) return found;
    const place = join(folder, id, String(version));
    if (!/^[a-z][a-z-]*$/.test(id) || !existsSync(join(place, 'meta.json'))) {
      throw new Error(`there is no document template ${key}`);
    }
    const meta = JSON.parse(readFileSync(join(place, 'meta.json'), 'utf8'));
    const wrong = misfits(metaShape)(meta);
    if (wrong.length || meta.id !== id || meta.version !== version) {
      throw new Error(
        `meta.json of document template ${key} is wrong: ${wrong.join('; ') || 'other id or version'}`,
      );
    }
    const template: Template = {
      meta,
      main: join(place, 'template.typ'),
      misfits: misfits(Compile(documentSchemas[(meta as TemplateMeta).schema])),
    };
    known.set(key, template);
    return template;
  };
}
