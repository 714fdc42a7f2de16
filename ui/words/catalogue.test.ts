import { expect, it } from 'vitest';
import { importProblems } from '../../contracts/catalogue.ts';
import { elements, materialElements } from '../../contracts/catalogue-elements.ts';
import { findingCodes } from '../../contracts/finding-codes.ts';
import { hasWord } from './index.ts';

it.each([
  ...Object.keys(findingCodes).map((code) => `finding.${code}`),
  ...Object.keys(importProblems).map((problem) => `import.${problem}`),
  ...elements.map((element) => `element.${element.id}`),
  ...materialElements.map((element) => `element.material.${element}`),
])('%s has words', (key) => expect(hasWord(key)).toBe(true));
