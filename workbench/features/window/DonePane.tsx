import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { CommandReply } from '../../../contracts/cases.ts';
import type { Attendance, WindowAct } from '../../../contracts/window.ts';
import { useWords } from '../../platform/words.tsx';

/** What was done on paper, and what came of it. */
export type Made = { reply: CommandReply; act: WindowAct };
type Props = { done: Made; person: Attendance; onAgain: () => void };

/** It is in: the number, the papers to print for the applicant, and on to the next. */
export function DonePane({ done: { reply: made, act }, person, onAgain }: Props) {
  const t = useWords();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const of = { withdraw: 'withdrawn', resubmit: 'mended', supply: 'supplied' } as const;
  const key =
    act !== 'submit'
      ? (`workbench.window.done.${of[act]}` as const)
      : made.state === 'received'
        ? 'workbench.window.done'
        : 'workbench.window.done.accepted';
  return (
    <section className="pane" aria-labelledby="window-done">
      <h2 id="window-done" tabIndex={-1} ref={head}>
        {t(key, { number: made.number })}
      </h2>
      {made.documents.length > 0 && <h3>{t('workbench.window.done.papers')}</h3>}
      <ul>
        {made.documents.map((document) => (
          <li key={document.id}>
            <a href={`/api/cases/${made.id}/documents/${document.id}`} target="_blank" rel="noreferrer">
              {document.title} {document.number}
            </a>
          </li>
        ))}
      </ul>
      <p className="row">
        <Button type="primary" onClick={onAgain}>
          {t('workbench.window.done.again', { name: person.personName })}
        </Button>
        <Link to="/cases/$caseId" params={{ caseId: made.id }}>
          {t('workbench.window.done.open')}
        </Link>
      </p>
    </section>
  );
}
