import { Button } from 'antd';
import type { FieldProblem } from '../../contracts/errors.ts';
import { hasWord } from '../../ui/words/index.ts';
import type { Failure, LocalCode } from '../platform/problem.ts';
import { useWords, type Words } from '../platform/words.tsx';

const local = ['unreachable', 'unreadable', 'other-person', 'signed-out'] as const satisfies LocalCode[];
const isLocal = (code: string): code is LocalCode => (local as readonly string[]).includes(code);

/** One sentence for a failure: the server's own, else ours. */
export function failureSentence(failure: Failure, t: Words): string {
  if (isLocal(failure.code)) return t(`workbench.failure.${failure.code}`);
  if (failure.title) return failure.title;
  return failure.code === 'unavailable'
    ? t('workbench.failure.unavailable')
    : t('workbench.failure.unreadable');
}

/** What is wrong with one field; its own name is the label where the server gave none. */
function fieldSentence({ field, code, params }: FieldProblem, t: Words): string {
  const key = `problem.${code}`;
  return hasWord(key) ? t(key, { label: field, ...params }) : `${field}: ${code}`;
}

/** `beside`: the fields say themselves what is wrong with them. */
type Props = { failure: Failure; also?: string | undefined; onAgain?: () => void; beside?: boolean };

/** What went wrong, why, what to do; read out as it appears. */
export function ProblemNote({ failure, also, onAgain, beside = false }: Props) {
  const t = useWords();
  return (
    <div className="note bad" role="alert">
      <p>
        <b>{failureSentence(failure, t)}</b> {failure.detail} {also}
      </p>
      {!beside && failure.fields.length > 0 && (
        <ul>
          {failure.fields.map((problem) => (
            <li key={problem.field}>{fieldSentence(problem, t)}</li>
          ))}
        </ul>
      )}
      {failure.reference && (
        <p className="sub">{t('workbench.failure.reference', { code: failure.reference })}</p>
      )}
      {onAgain && <Button onClick={onAgain}>{t('workbench.again')}</Button>}
    </div>
  );
}
