import type { AnswerValue } from '../contracts/forms.ts';
import type { PackageQuestion } from '../contracts/packages.ts';
import type { Keyring } from '../server/platform/crypto/index.ts';

/** What somebody answered in the guide of a package, before and after signing in. */
export type GuideState = { values: Record<string, AnswerValue>; leaveOut: string[] };

const place = 'portal.package-guide';

/**
 * The state as an address carries it, sealed: a guide needs no account and no cookie, its pages can be kept, gone back
 * to and shared, and no log says what somebody answered.
 */
export function sealState(keyring: Pick<Keyring, 'seal'>, { values, leaveOut }: GuideState): string {
  return keyring.seal(JSON.stringify([values, leaveOut]), place);
}

/** An address that was cut short or made elsewhere begins anew. */
export function openState(keyring: Pick<Keyring, 'open'>, sealed: string | undefined): GuideState {
  try {
    const [values, leaveOut] = JSON.parse(keyring.open(sealed ?? '', place)) as [
      GuideState['values'],
      string[],
    ];
    return { values, leaveOut };
  } catch {
    return { values: {}, leaveOut: [] };
  }
}

/** The answer as it was posted, in the type of its question; undefined where it is none. */
export function readAnswer(question: PackageQuestion, posted: string): AnswerValue | undefined {
  if (question.kind === 'boolean') return posted === 'true' ? true : posted === 'false' ? false : undefined;
  if (question.kind === 'number') {
    const number = Number(posted);
    return posted.trim() !== '' && Number.isFinite(number) ? number : undefined;
  }
  return question.options.some(({ value }) => value === posted) ? posted : undefined;
}
