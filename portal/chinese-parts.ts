/** Tags, text between them, and whole elements that hold text only or no HTML. */
const tokens = /<(title|option|textarea|script|style|svg)\b[^>]*>.*?<\/\1>|<[^>]+>|[^<]+/gs;
/** A run of Chinese: what begins with a character or an opening sign before one, up to the next word that is not. */
const runs = /[《“〔（]?\p{Script=Han}(?:[\d\s\-–、，。：；（）《》“”〔〕?？·/]*[\p{Script=Han}）》”〕]+)*/gu;

/**
 * An English page with its Chinese parts told as such (WCAG 3.1.2): names of items, places and people are data and stay
 * as they are, and a screen reader has to change its voice for them. Takes and returns HTML; text stays as escaped as
 * it was. What an element says to be Chinese already is left alone.
 */
export function markChinese(html: string): string {
  let within = 0; // depth inside an element that says lang="zh-CN"
  return html.replace(tokens, (token) => {
    if (!token.startsWith('<')) {
      return within ? token : token.replace(runs, (run) => `<span lang="zh-CN">${run}</span>`);
    }
    if (within) within += token.startsWith('</') ? -1 : Number(!/\/>$/.test(token));
    else if (/^<(?!html)[^>]* lang="zh-CN"/.test(token)) within = 1;
    return token;
  });
}
