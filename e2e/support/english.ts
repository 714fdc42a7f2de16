import type { Page } from 'playwright-core';
import { zhCN } from '../../ui/words/zh-CN/index.ts';

/** Words that are names of fields and items as well, which stay Chinese. */
const alsoNames = /^workbench\.|^licence\.|^portal\.account\.uscc$|^portal\.elder\.placeholder$/;

/** Chinese sentences of the interface as patterns; short ones may be the name of something by chance. */
const sentences = Object.entries(zhCN).flatMap(([key, sentence]) => {
  if (alsoNames.test(key)) return [];
  const literal = sentence.replace(/\{[^}]*\}/g, '');
  if ((literal.match(/\p{Script=Han}/gu) ?? []).length < 4) return [];
  const parts = sentence.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return [{ key, pattern: new RegExp(`^${parts.join('.+')}$`, 'su') }];
});

/**
 * What is not English on an English page and should be, one line each: sentences of the interface, wherever they came
 * from, and Chinese that is not told as Chinese. Names of items, places and people are data and stay.
 */
export async function notEnglish(page: Page): Promise<string[]> {
  const { texts, untold } = await page.evaluate(() => {
    const seen: string[] = [];
    const bare: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const around = node.parentElement as Element;
      if (!/\p{Script=Han}/u.test(text)) continue;
      seen.push(
        text,
        around.closest('p, li, dd, dt, td, th, label, legend, h1, h2, h3, a, button')?.textContent?.trim() ??
          '',
      );
      // These hold text only: there is no place to say a language.
      if (!around.closest('[lang="zh-CN"], option, textarea, svg')) bare.push(text);
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        seen.push(element.getAttribute(name)?.trim() ?? '');
    return { texts: [...new Set([...seen, document.title])], untold: bare };
  });
  const leaked = texts.flatMap((text) =>
    sentences.filter(({ pattern }) => pattern.test(text)).map(({ key }) => `says ${key} in Chinese: ${text}`),
  );
  return [...leaked, ...untold.map((text) => `does not say that this is Chinese: ${text}`)];
}
