import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EntryCommand, EntryView } from '../../../contracts/ledger.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { ActionPane } from '../../parts/ActionPane.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { StepList } from '../../parts/StepList.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { lightTone } from '../programmes/goal-words.ts';
import { entryQuery, ledgerKeys, sendEntryCommand } from './queries.ts';

/** One problem of the ledger: what it is, what was done, what comes next. */
export function EntryPage({ id }: { id: string }) {
  const t = useWords();
  const found = useQuery(entryQuery(id));
  const entry = found.data;
  return (
    <Main>
      <title>{`${t('workbench.ledger.title')} · ${t('workbench.brand')}`}</title>
      <p>
        <Link to="/ledger" search={{ queue: 'open' }}>
          {t('workbench.ledger.title')}
        </Link>
      </p>
      {found.isPending && <Waiting words={t('workbench.ledger.waiting')} rows={6} />}
      {found.error && <ProblemNote failure={asFailure(found.error)} onAgain={() => void found.refetch()} />}
      {entry && (
        <div className="panes">
          <h1>{entry.problem}</h1>
          <p>
            <Tag tone={entry.state === 'closed' ? 'ok' : 'on'}>{t(`code.entry-state.${entry.state}`)}</Tag>{' '}
            {entry.light !== 'none' && (
              <Tag tone={lightTone[entry.light] ?? 'idle'}>{t(`code.due-light.${entry.light}`)}</Tag>
            )}{' '}
            {entry.organisationName} · {t('workbench.ledger.until', { due: entry.due })} ·{' '}
            {t(`code.entry-source.${entry.source}`)}
          </p>
          {entry.task && (
            <p>
              {t('workbench.ledger.task')}{' '}
              <Link to="/programme-tasks/$taskId" params={{ taskId: entry.task.id }}>
                {entry.task.summary}
              </Link>
            </p>
          )}
          <Actions entry={entry} />
          <Steps entry={entry} />
        </div>
      )}
    </Main>
  );
}

function Actions({ entry }: { entry: EntryView }) {
  const t = useWords();
  const client = useQueryClient();
  return (
    <ActionPane
      actions={entry.actions}
      fields={{
        text: { kind: 'text', label: t('workbench.task.need.text'), max: 1000 },
        due: { kind: 'date', label: t('workbench.ledger.need.due') },
      }}
      words={{
        title: t('workbench.task.next'),
        nothing: t('workbench.task.nothing'),
        done: t('workbench.task.done'),
        command: (command) => {
          const key = `workbench.ledger.command.${command}`;
          return hasWord(key) ? t(key) : command;
        },
      }}
      send={(command, given, needs) =>
        sendEntryCommand(entry.id, command as EntryCommand, {
          version: entry.version,
          text: given.text,
          ...(needs.includes('due') ? { due: given.due } : {}),
        })
      }
      refresh={() => void client.invalidateQueries({ queryKey: ledgerKeys.all })}
    />
  );
}

function Steps({ entry }: { entry: EntryView }) {
  const t = useWords();
  const kindWord = (kind: string) => {
    const key = `workbench.ledger.kind.${kind}`;
    return hasWord(key) ? t(key) : kind;
  };
  return (
    <StepList
      title={t('workbench.task.steps')}
      steps={entry.steps}
      what={({ kind }) => kindWord(kind)}
      more={({ due }) => due && t('workbench.ledger.until', { due })}
      who={() => t('workbench.task.system')}
    />
  );
}
