import { expect, test } from 'vitest';
import { markChinese } from './chinese-parts.ts';

const zh = (text: string) => `<span lang="zh-CN">${text}</span>`;

test.each([
  [
    '<p>handled by 德昌县市场监督管理局（演示）.</p>',
    `<p>handled by ${zh('德昌县市场监督管理局（演示）')}.</p>`,
  ],
  ['<h1>《食品经营许可证》新办</h1>', `<h1>${zh('《食品经营许可证》新办')}</h1>`],
  ['<p>Reason: 材料齐全，5 份都有。 Done</p>', `<p>Reason: ${zh('材料齐全，5 份都有')}。 Done</p>`],
  ['<p>a &amp; 甲 &lt;b&gt; 乙</p>', `<p>a &amp; ${zh('甲')} &lt;b&gt; ${zh('乙')}</p>`],
])('%s', (html, marked) => {
  expect(markChinese(html)).toBe(marked);
});

test.each([
  '<title>食品 · Tongban</title>',
  '<option value="1">德昌县</option>',
  '<textarea name="say">很快\n很好</textarea>',
  '<svg><text>受理</text></svg>',
  '<a href="/language" lang="zh-CN">中文 <b>版</b> 好</a>',
  '<input placeholder="如：开饭店" value="甲">',
])('%s stays as it is', (html) => {
  expect(markChinese(html)).toBe(html);
});

test('goes on after an element that says its language', () => {
  const own = '<p lang="zh-CN">甲<br/>乙</p>';
  expect(markChinese(`${own}<p>丙</p>`)).toBe(`${own}<p>${zh('丙')}</p>`);
});
