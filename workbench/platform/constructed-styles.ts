/**
 * Stands in for `@rc-component/util/es/Dom/dynamicCSS` and `@ant-design/icons/es/cssUtils`, through which antd inserts
 * all of its rules (see vite.config.ts).
 * Rules go into constructed style sheets: a Content-Security-Policy of `style-src 'self'` lets those through,
 * while it refuses <style> elements. Everything lands in `@layer antd`, so that our own sheets win without a fight.
 */

type Csp = { nonce?: string };
type Options = {
  attachTo?: Element | ShadowRoot;
  csp?: Csp;
  prepend?: boolean | 'queue';
  priority?: number;
  mark?: string;
};

type Entry = { sheet: CSSStyleSheet; text: string; holder: HTMLStyleElement; rank: number };

const entries = new Map<string, Entry>();
const markOf = (options: Options) => options.mark ?? 'rc-util-key';

/** prepend → front, queue → by priority, the rest at the end; antd relies on this order within its layer. */
function rankOf({ prepend, priority = 0 }: Options): number {
  if (prepend === true) return Number.NEGATIVE_INFINITY;
  return prepend === 'queue' ? priority : Number.POSITIVE_INFINITY;
}

function adopt(): void {
  const ours = [...entries.values()].sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  document.adoptedStyleSheets = ours.map((entry) => entry.sheet);
}

/** Puts `css` under `key`, replacing what was there. The element returned is never attached: callers only mark it. */
export function updateCSS(css: string, key: string, options: Options = {}): HTMLStyleElement {
  const name = `${markOf(options)} ${key}`;
  let entry = entries.get(name);
  if (!entry) {
    entry = {
      sheet: new CSSStyleSheet(),
      text: '',
      holder: document.createElement('style'),
      rank: rankOf(options),
    };
    entries.set(name, entry);
    adopt(); // at once: a layout effect of the same commit may measure
  }
  if (entry.text !== css) {
    entry.text = css;
    entry.sheet.replaceSync(`@layer antd{${css}}`);
  }
  return entry.holder;
}

export function removeCSS(key: string, options: Options = {}): void {
  if (entries.delete(`${markOf(options)} ${key}`)) adopt();
}

export function injectCSS(css: string, options: Options = {}): HTMLStyleElement {
  return updateCSS(css, `injected-${entries.size}`, options);
}

/** Nothing is cached per container here. */
export function clearContainerCache(): void {}

/** Of the icons: this page has no shadow trees, so sheets always belong to the document. */
export const getShadowRoot = (): undefined => undefined;

/** Of the icons: said once per sentence. */
const warned = new Set<string>();
export function warningOnce(valid: boolean, message: string): void {
  if (valid || warned.has(message)) return;
  warned.add(message);
  console.warn(message);
}
