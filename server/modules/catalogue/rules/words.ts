/** Words as they are compared: width and brackets made equal, blanks gone. */
export function plain(words: string): string {
  return words.normalize('NFKC').replace(/\s+/g, '').replaceAll('(', '（').replaceAll(')', '）');
}

/** Alternatives in a name: 户口簿或居住证或在籍学习证明. */
export function alternatives(name: string): string[] {
  return name
    .split(/或者|或|\/|／/)
    .map((one) => one.trim())
    .filter((one) => one.length > 0);
}

const numerals: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};

export function numeral(text: string): number {
  return numerals[text] ?? Number(text);
}
