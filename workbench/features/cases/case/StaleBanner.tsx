import { Button } from 'antd';
import { useState } from 'react';
import type { Change } from '../../../../contracts/cases.ts';
import { ago } from '../../../platform/format.ts';
import { useWords, type Words } from '../../../platform/words.tsx';

/** Most sentences of the timeline begin with who; the name is not said twice. */
const changeSentence = ({ actor, at, plain }: Change, t: Words): string =>
  plain.includes(actor)
    ? t('workbench.stale.what', { ago: ago(at, t), what: plain })
    : t('workbench.stale.who', { name: actor, ago: ago(at, t), what: plain });

/** Somebody was first: who, how long ago, what; what this officer wrote is still there. */
export function StaleBanner({ changes, onContinue }: { changes: readonly Change[]; onContinue: () => void }) {
  const t = useWords();
  const [shown, setShown] = useState(false);
  const last = changes.at(-1);
  return (
    <div className="alert" role="alert">
      <p>
        <b>{last ? changeSentence(last, t) : t('workbench.stale.somebody')}</b> {t('workbench.stale.kept')}
      </p>
      {changes.length > 1 && (
        <Button aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t('workbench.stale.show')}
        </Button>
      )}
      <Button onClick={onContinue}>{t('workbench.stale.continue')}</Button>
      {shown && <ChangeList changes={changes} />}
    </div>
  );
}

/** Who did what, and how long ago. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const t = useWords();
  return (
    <ol className="changes">
      {changes.map((change) => (
        <li key={change.seq}>{changeSentence(change, t)}</li>
      ))}
    </ol>
  );
}
