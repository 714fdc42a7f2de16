import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../../../data/programmes.json', import.meta.url));

/** data/programmes.json as text: the five plans the product is judged by. */
export const shippedProgrammes = (): string => readFileSync(path, 'utf8');
