import { Link } from '@tanstack/react-router';
import type { CaseView } from '../../../../contracts/cases.ts';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { KeyCap } from '../../../parts/Tag.tsx';
import { shortTime } from '../../../platform/format.ts';
import { type Failure, holderOf } from '../../../platform/problem.ts';
import { useWords } from '../../../platform/words.tsx';
import { DocumentLink } from '../case/Documents.tsx';
import { placeOf } from '../position.ts';
import type { Sending } from './use-sending.ts';

/** How the last command ended, beside the buttons it was given with. */
export function Outcome({ view, sending: { done, failure, again } }: { view: CaseView; sending: Sending }) {
  const t = useWords();
  if (failure?.code === 'case-taken') return <Taken failure={failure} />;
  if (failure) return <ProblemNote failure={failure} {...(again ? { onAgain: again } : {})} />;
  if (!done) return null;
  const after = placeOf(view.id)?.after;
  return (
    <div className="note ok">
      <p>
        <b>{t(`workbench.done.${done.command}`)}</b>
      </p>
      {done.reply.documents.length > 0 && (
        <p>
          {done.reply.documents.map((document) => (
            <DocumentLink key={document.id} caseId={view.id} document={document} />
          ))}
        </p>
      )}
      {after && (
        <p>
          <Link to="/cases/$caseId" params={{ caseId: after }} aria-keyshortcuts="J">
            {t('workbench.done.next')} <KeyCap>J</KeyCap>
          </Link>
        </p>
      )}
    </div>
  );
}

function Taken({ failure }: { failure: Failure }) {
  const t = useWords();
  const { by, since } = holderOf(failure);
  return (
    <div className="note warn" role="alert">
      <p>
        <b>
          {since
            ? t('workbench.taken.since', { name: by, time: shortTime(since) })
            : t('workbench.taken.by', { name: by })}
        </b>
      </p>
      <p>{t('workbench.taken.what')}</p>
    </div>
  );
}
