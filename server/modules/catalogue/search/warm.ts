import type { Executor } from '../../../platform/db/index.ts';
import { dictionaryWords } from '../store.ts';
import { learnWords } from './tokeniser.ts';
import { fullPinyin } from './wording.ts';

/** Makes the dictionary ready before the first person searches (0.2 s once per process). */
export async function warmSearch(db: Executor): Promise<void> {
  learnWords(await dictionaryWords(db));
  fullPinyin('准备');
}
