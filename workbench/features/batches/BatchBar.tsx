import { useNavigate } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { type BatchCommand, batchCommands, type NewBatch } from '../../../contracts/batches.ts';
import type { CaseRow } from '../../../contracts/cases.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { ColleagueNeed } from '../cases/actions/ColleagueNeed.tsx';
import { type Draft, emptyDraft } from '../cases/actions/drafts.ts';
import { ChoiceNeed, ReasonNeed } from '../cases/actions/needs.tsx';
import { may, useMe } from '../session/SessionGate.tsx';
import { beginBatch } from './queries.ts';

/** What each command wants written, once for all cases, and the right it takes. */
const needs = {
  take: { permission: 'case.read', wants: [] },
  release: { permission: 'case.read', wants: [] },
  accept: { permission: 'case.receive', wants: [] },
  'hand-over': { permission: 'case.read', wants: ['colleague', 'reason'] },
  assign: { permission: 'case.decide', wants: ['colleague', 'reason'] },
  reassign: { permission: 'case.decide', wants: ['colleague', 'reason'] },
  review: { permission: 'case.review', wants: ['opinion', 'reason'] },
  finish: { permission: 'case.finish', wants: ['delivery'] },
} as const satisfies Record<BatchCommand, { permission: string; wants: readonly string[] }>;

type Props = { chosen: readonly CaseRow[]; onClear: () => void };

/** One command for all rows that are ticked; the server answers for each of them. */
export function BatchBar({ chosen, onClear }: Props) {
  const t = useWords();
  const me = useMe();
  const [asked, setAsked] = useState<BatchCommand>();
  if (!chosen.length) return null;
  return (
    <section className="tools batch" aria-label={t('workbench.batch.bar')}>
      <b>{t('workbench.batch.chosen', { n: chosen.length })}</b>
      {batchCommands
        .filter((command) => may(me, needs[command].permission))
        .map((command) => (
          <Button key={command} onClick={() => setAsked(command)}>
            {t(`workbench.command.${command}`)}
          </Button>
        ))}
      <button type="button" className="linklike" onClick={onClear}>
        {t('workbench.batch.clear')}
      </button>
      {asked && <Confirm key={asked} command={asked} chosen={chosen} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

type ConfirmProps = { command: BatchCommand; chosen: readonly CaseRow[]; onClose: () => void };

function Confirm({ command, chosen, onClose }: ConfirmProps) {
  const t = useWords();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [tried, setTried] = useState(false);
  const { busy, failure, submit } = useSubmit();
  const wants: readonly string[] = needs[command].wants;
  const write = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const send = () => {
    setTried(true);
    const body = bodyOf(command, draft, chosen);
    if (!body) return;
    void submit(
      () => beginBatch(body),
      ({ id }) => void navigate({ to: '/batches/$batchId', params: { batchId: id } }),
    );
  };
  const first = chosen[0]?.id ?? '';
  return (
    <Modal
      open
      title={t('workbench.batch.title', { command: t(`workbench.command.${command}`), n: chosen.length })}
      okText={t('workbench.batch.go')}
      cancelText={t('workbench.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={send}
      onCancel={onClose}
      width={520}
    >
      {failure && <ProblemNote failure={failure} />}
      <p className="sub">{t('workbench.batch.what')}</p>
      {wants.includes('colleague') && (
        <ColleagueNeed caseId={first} value={draft.to} onChange={(to) => write({ to })} tried={tried} />
      )}
      {wants.includes('opinion') && (
        <ChoiceNeed
          need="opinion"
          value={draft.opinion}
          onChange={(opinion) => write({ opinion })}
          tried={tried}
        />
      )}
      {wants.includes('delivery') && (
        <ChoiceNeed
          need="delivery"
          value={draft.delivery}
          onChange={(delivery) => write({ delivery })}
          tried={tried}
        />
      )}
      {wants.includes('reason') && (
        <ReasonNeed
          value={draft.reason}
          onChange={(reason) => write({ reason })}
          tried={tried}
          within={wants.includes('colleague')}
        />
      )}
    </Modal>
  );
}

/** The batch ready to be sent; undefined while something is missing. */
function bodyOf(command: BatchCommand, draft: Draft, chosen: readonly CaseRow[]): NewBatch | undefined {
  const cases = chosen.map(({ id, version }) => ({ id, version }));
  const reason = draft.reason.trim();
  const { to, opinion, delivery } = draft;
  switch (command) {
    case 'take':
    case 'release':
    case 'accept':
      return { command, input: {}, cases };
    case 'hand-over':
    case 'assign':
    case 'reassign':
      return to && reason ? { command, input: { to, reason }, cases } : undefined;
    case 'review':
      return opinion && reason ? { command, input: { opinion, reason }, cases } : undefined;
    case 'finish':
      return delivery ? { command, input: { delivery }, cases } : undefined;
  }
}
