import type { Page } from 'playwright-core';
import type { Locale } from '../../contracts/locale.ts';

/** What a look promises; sizes in CSS pixels. */
export type Promised = {
  /** Sides of targets that stand alone (工信部 2021-04, E6). */
  target: number;
  /** Least size of any text, and of running text: paragraphs, lists, labels, buttons (E1). */
  text: number;
  running: number;
};

/** What is wrong with the page as it stands, one line each; empty: nothing. axe says the rest (browser.ts). */
export function faults(page: Page, lang: Locale, promised: Promised): Promise<string[]> {
  return page.evaluate(
    (want) => {
      const found: string[] = [];
      const { documentElement: root } = document;
      const name = (element: Element): string => {
        const words = (element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 24);
        return `<${element.tagName.toLowerCase()}> ${words || element.getAttribute('name') || element.className}`;
      };
      if (root.scrollWidth > innerWidth) {
        const wide = [...document.body.querySelectorAll('*')].filter(
          (one) => one.getBoundingClientRect().right > innerWidth + 1,
        );
        found.push(`is ${root.scrollWidth} px wide: ${wide.slice(0, 3).map(name).join('; ')}`);
      }
      const heads = document.querySelectorAll('h1').length;
      if (heads !== 1) found.push(`has ${heads} h1`);
      if (root.lang !== want.lang) found.push(`lang is ${root.lang}`);
      if (!/\S+ · \S+/.test(document.title)) found.push(`its title is “${document.title}”`);

      const shown = (element: Element): boolean =>
        element.checkVisibility({ visibilityProperty: true }) && !element.closest('.vh, .skip');
      const small = new Map<string, string>();
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const around = node.parentElement as Element;
        if (!node.textContent?.trim() || around.closest('script, noscript, svg') || !shown(around)) continue;
        const { fontSize, lineHeight } = getComputedStyle(around);
        const size = Number.parseFloat(fontSize);
        const running =
          around.closest('main') && around.matches('p, li, dd, dt, label, a, button, legend, td');
        const least =
          running && !around.closest('.hint, .sub, .demo, .st, .crumb') ? want.running : want.text;
        if (size < least - 0.01) small.set(`${around.tagName} ${size} px`, name(around));
        if (around.matches('p, li, dd') && Number.parseFloat(lineHeight) < 1.3 * size)
          found.push(`lines ${lineHeight} apart at ${size} px: ${name(around)}`);
      }
      for (const [what, where] of small) found.push(`text of ${what}: ${where}`);

      for (const target of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
        if (!shown(target) || (target as HTMLInputElement).type === 'hidden') continue;
        const kind = (target as HTMLInputElement).type;
        // What is pressed with it: the label of a box, the whole of a choice with its arrow.
        const around = kind === 'radio' || kind === 'checkbox' ? 'label' : '.ant-select';
        const area = (target.tagName === 'INPUT' && target.closest(around)) || target;
        if (getComputedStyle(area).display === 'inline' && area.tagName === 'A') {
          // A link within a sentence is as high as its line.
          const sentence = area.closest('p, li, dd, td, span, label');
          if (sentence && (sentence.textContent ?? '').trim() !== (area.textContent ?? '').trim()) continue;
        }
        const { width, height } = area.getBoundingClientRect();
        if (width < want.target - 0.5 || height < want.target - 0.5)
          found.push(`target of ${width.toFixed(0)} × ${height.toFixed(0)} px: ${name(area)}`);
      }
      return found;
    },
    { ...promised, lang },
  );
}
