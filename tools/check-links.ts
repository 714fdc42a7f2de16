import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { type Check, ourFiles, read, root } from './check-lib.ts';

type Link = { line: number; target: string };

/** Relative links and pictures of a Markdown text, outside of code. */
export function linksOf(text: string): Link[] {
  const links: Link[] = [];
  for (const [at, line] of withoutCode(text).split('\n').entries()) {
    for (const [, inline, reference] of line.matchAll(
      /\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s+(\S+)/g,
    )) {
      const target = inline ?? reference;
      if (target && !/^[a-z][a-z+.-]*:/i.test(target)) links.push({ line: at + 1, target });
    }
  }
  return links;
}

/** Anchors that headings of a Markdown text get where it is published: lower case, no punctuation, spaces as dashes. */
export function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading] of withoutCode(text, false).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const words = heading!.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const base = words.replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '').replace(/\s/g, '-');
    let anchor = base;
    for (let n = 1; anchors.has(anchor); n++) anchor = `${base}-${n}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** Blanks fenced blocks (and code spans), keeping the lines. */
function withoutCode(text: string, spans = true): string {
  const plain = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, ''));
  return spans ? plain.replace(/`[^`\n]*`/g, '') : plain;
}

function problemOf(file: string, target: string): string | undefined {
  const [path = '', anchor] = decodeURI(target).split('#');
  const to = path ? normalize(path.startsWith('/') ? path.slice(1) : join(dirname(file), path)) : file;
  if (!existsSync(join(root, to))) return `nothing is at ${to}`;
  if (!anchor || !to.endsWith('.md') || statSync(join(root, to)).isDirectory()) return undefined;
  return anchorsOf(read(to)).has(anchor) ? undefined : `${to} has no heading #${anchor}`;
}

export const checkLinks: Check = async () => {
  const problems: string[] = [];
  let count = 0;
  const files = ourFiles(/\.md$/);
  for (const file of files) {
    for (const { line, target } of linksOf(read(file))) {
      count++;
      const problem = problemOf(file, target);
      if (problem) problems.push(`${file}:${line}: ${problem}`);
    }
  }
  return { problems, said: `${count} links in ${files.length} pages` };
};
