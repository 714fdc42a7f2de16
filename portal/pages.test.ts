import { beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../contracts/locale.ts';
import { pageWeight, weightLimit } from '../tools/page-weight.ts';
import type { Renderer } from './render.ts';
import { openRenderer } from './render.ts';
import { sampleFrame, type ViewName, views } from './testing/frames.ts';
import { renderAll } from './testing/render-all.ts';
import { samplesOf } from './testing/samples.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await openRenderer();
});

describe.each(locales)('every page in %s', (locale) => {
  it.each(Object.keys(views) as ViewName[])('is sound in the %s view', (view) => {
    const pages = renderAll(renderer, samplesOf(sampleFrame(renderer.assets, locale, view)));
    expect(pages.flatMap(({ name, html }) => faultsOf(html).map((fault) => `${name}: ${fault}`))).toEqual([]);
  });
});

it('weighs no more than 60 KB on the wire', () => {
  const heavy = renderAll(renderer, samplesOf(sampleFrame(renderer.assets))).filter(
    ({ html }) => pageWeight(html, renderer.assetFolder).total > weightLimit,
  );
  expect(heavy.map(({ name }) => name)).toEqual([]);
});

it('writes hostile input as text', () => {
  const pages = renderAll(renderer, samplesOf(sampleFrame(renderer.assets)));
  const all = pages.map(({ html }) => html).join('');
  expect(all).not.toContain('<b>"火星');
  expect(all).not.toContain('<script>alert');
  expect(all).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

/** What a strict content policy, a screen reader or an attentive reader would stumble over. */
function faultsOf(html: string): string[] {
  const tags = html.match(/<[a-z][^>]*>/g) ?? [];
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id as string);
  const known = new Set(ids);
  const pointed = [
    ...html.matchAll(/\s(?:for|aria-labelledby|aria-describedby|aria-controls)="([^"]+)"/g),
  ].flatMap(([, list]) => (list as string).split(' '));
  const anchors = [...html.matchAll(/\shref="#([^"]+)"/g)].map(([, id]) => id as string);
  const text = html.replace(/<[^>]*>/g, ' ');
  return [
    ...tags.filter((tag) => /\sstyle=|\son[a-z]+=/.test(tag)).map((tag) => `inline style or handler ${tag}`),
    ...tags.filter((tag) => /^<script(?![^>]*\ssrc=)/.test(tag)).map(() => 'inline script'),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id ${id} twice`),
    ...[...pointed, ...anchors].filter((id) => !known.has(id)).map((id) => `nothing has the id ${id}`),
    ...(text.match(/\{\w+(\|[^}]*)?\}/g) ?? []).map((brace) => `unfilled ${brace}`),
    ...(text.match(/\b(undefined|NaN|\[object Object\])/g) ?? []).map((word) => `prints ${word}`),
    ...((html.match(/<h1[\s>]/g) ?? []).length === 1 ? [] : ['not exactly one h1']),
  ];
}
