import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ComponentType } from 'react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { buildPortal } from './build.ts';
import { markChinese } from './chinese-parts.ts';
import type * as Pages from './pages/index.tsx';

export type PageName = keyof typeof Pages;
export type PageProps<N extends PageName> = Parameters<(typeof Pages)[N]>[0];

export type Renderer = {
  /** The whole document, starting with its doctype. Escaping is React's: no view inserts raw markup. */
  page<N extends PageName>(name: N, props: PageProps<N>): string;
  /** Folder of the files served under /assets/, and their names with content hashes. */
  assetFolder: string;
  assets: Record<string, string>;
};

/** Compiles the views where needed and loads them. */
export async function openRenderer(): Promise<Renderer> {
  const { folder, assets } = await buildPortal();
  const pages = (await import(pathToFileURL(join(folder, 'pages.mjs')).href)) as typeof Pages;
  return {
    assetFolder: join(folder, 'assets'),
    assets,
    page: (name, props) => {
      const view = pages[name] as ComponentType<object>;
      const html = renderToStaticMarkup(createElement(view, props));
      return `<!doctype html>${props.frame.locale === 'en' ? markChinese(html) : html}`;
    },
  };
}
