import type { ComponentType } from 'react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { locales } from '../../contracts/locale.ts';
import { type Sample, samples } from '../samples/index.ts';
import * as Pages from './index.tsx';
import type { Frame } from './props.ts';

const draw = (sample: Sample): string =>
  // biome-ignore lint/performance/noDynamicNamespaceImportAccess: every page is drawn, whichever it is
  renderToStaticMarkup(createElement(Pages[sample.page] as ComponentType<object>, sample.props));

const views: Frame['view'][] = [
  { elder: false, huge: false, contrast: false },
  { elder: true, huge: true, contrast: true },
];

const all = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map((match) => match[1] ?? '');
const tags = (html: string, name: string): string[] => html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];
const attribute = (tag: string, name: string): string | undefined =>
  tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1];

/** Controls without a name for a screen reader: neither a label for their id, nor one around them. */
function unlabelled(html: string): string[] {
  const labels = new Set(all(html, /<label[^>]* for="([^"]*)"/g));
  const inside = html.match(/<label\b[^>]*>.*?<\/label>/gs)?.join('') ?? '';
  return ['input', 'select', 'textarea'].flatMap((name) =>
    tags(html, name).filter((tag) => {
      if (attribute(tag, 'type') === 'hidden') return false;
      return !labels.has(attribute(tag, 'id') ?? '') && !inside.includes(tag);
    }),
  );
}

/** Ids that something points at and that are not there. */
function dangling(html: string): string[] {
  const ids = new Set(all(html, / id="([^"]*)"/g));
  const pointers = [
    ...all(html, / href="#([^"]+)"/g),
    ...all(html, / for="([^"]*)"/g),
    ...all(html, /<button[^>]* form="([^"]*)"/g),
    ...all(html, / aria-(?:describedby|labelledby)="([^"]*)"/g).flatMap((list) => list.split(' ')),
  ];
  return pointers.filter((id) => !ids.has(id));
}

/** POST forms without the session's token, which the server would refuse. */
function unsigned(html: string): string[] {
  return (html.match(/<form\b[^>]*method="post".*?<\/form>/gs) ?? []).filter(
    (form) => !form.includes('_csrf'),
  );
}

function skippedHeadings(html: string): string[] {
  const levels = all(html, /<h([1-6])\b/g).map(Number);
  return levels.flatMap((level, at) =>
    level > (levels[at - 1] ?? 0) + 1 ? [`h${levels[at - 1]} → h${level}`] : [],
  );
}

describe.each(locales)('%s', (locale) => {
  describe.each(views)('elder: $elder', (view) => {
    it.each(samples({ locale, view }))('$name', (sample) => {
      const html = draw(sample);
      expect(html).toMatch(new RegExp(`^<html lang="${locale}"`));
      expect(tags(html, 'h1')).toHaveLength(1);
      expect(tags(html, 'main')).toHaveLength(1);
      expect(html).not.toMatch(/ style="| on[a-z]+="|<style|javascript:/);
      expect(tags(html, 'script').filter((tag) => !attribute(tag, 'src'))).toEqual([]);
      expect(unlabelled(html)).toEqual([]);
      expect(dangling(html)).toEqual([]);
      expect(skippedHeadings(html)).toEqual([]);
      const ids = all(html, / id="([^"]*)"/g);
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
      if (sample.props.frame.csrf) expect(unsigned(html)).toEqual([]);
      // A param that a sentence asks for and nobody gave stays visible in braces (the islands fill {time} themselves).
      const said = html.replace(/ data-text-[a-z]+="[^"]*"/g, '');
      expect(said).not.toMatch(/\{\w+/);
    });
  });
});

const attack = '"><img src=x onerror=alert(1)>';

/** Every text that people, officers or imported files may have written. */
function poisoned<T>(value: T, key = ''): T {
  const written =
    /name|label|title|say|plain|legal|actor|hint|text|value|detail|reason|account|hash|source|number|q$/i;
  if (typeof value === 'string') return (written.test(key) ? value + attack : value) as T;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name)])) as T;
}

// Words that stand for codes must stay codes.
const codes = new Set(['source', 'reason', 'subjectKind', 'kind']);

function keepCodes<T>(clean: T, dirty: T): T {
  if (typeof clean !== 'object' || clean === null) return dirty;
  if (Array.isArray(clean)) return clean.map((one, at) => keepCodes(one, (dirty as unknown[])[at])) as T;
  return Object.fromEntries(
    Object.entries(clean).map(([key, one]) => [
      key,
      codes.has(key) && typeof one === 'string'
        ? one
        : keepCodes(one, (dirty as Record<string, unknown>)[key]),
    ]),
  ) as T;
}

it.each(samples())('$name shows hostile text as text', (sample) => {
  const props = keepCodes(sample.props, poisoned(sample.props));
  const html = draw({ ...sample, props } as Sample);
  expect(html).toContain('&lt;img');
  expect(html).not.toContain('<img');
});
