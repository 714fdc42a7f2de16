import { Button } from 'antd';
import { type Dispatch, type FormEvent, Fragment, type KeyboardEvent, useState } from 'react';
import { suspensionCauses } from '../../../../contracts/case-commands.ts';
import type { CaseView } from '../../../../contracts/cases.ts';
import { KeyCap } from '../../../parts/Tag.tsx';
import { useWords } from '../../../platform/words.tsx';
import { ClockNeed } from './ClockNeeds.tsx';
import { ColleagueNeed } from './ColleagueNeed.tsx';
import type { OfficerAction } from './commands-table.ts';
import { type Draft, type DraftAction, isNeed, missing, type Need } from './drafts.ts';
import { ChoiceNeed, isChoice, LineNeed, ReasonNeed } from './needs.tsx';
import { PointsNeed } from './PointsNeed.tsx';

type Props = {
  view: CaseView;
  action: OfficerAction;
  draft: Draft;
  dispatch: Dispatch<DraftAction>;
  busy: boolean;
  onSend: () => void;
};

/** Acts whose paper goes to the applicant with the officer's reason. */
const told: ReadonlySet<string> = new Set(['suspend', 'resume', 'begin-special-step', 'extend', 'transfer']);

/** What a choice asks for besides: the organ that is competent, the provision, the part. */
function also(need: Need, { ground, cause, decision }: Draft): ('competent' | 'basis' | 'part')[] {
  if (need === 'ground' && ground === 'not-competent') return ['competent'];
  if (need === 'cause' && cause && !suspensionCauses[cause].article) return ['basis'];
  return need === 'decision' && decision === 'partly' ? ['part'] : [];
}

/** The inputs a command still needs, in the order the server names them. Ctrl Enter sends. */
export function ActionForm({ view, action, draft, dispatch, busy, onSend }: Props) {
  const t = useWords();
  const [tried, setTried] = useState(false);
  const { command, needs } = action;
  const lacking = missing(needs, draft);
  const unknown = needs.filter((need) => !isNeed(need));
  const write = (change: Partial<Draft>) => dispatch({ do: 'write', command, change });

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (lacking.length === 0 && unknown.length === 0) onSend();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  };

  return (
    <form className="stack" onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      {needs.filter(isNeed).map((need) => {
        if (need === 'points') {
          return <PointsNeed key={need} view={view} draft={draft} dispatch={dispatch} tried={tried} />;
        }
        if (need === 'colleague') {
          return (
            <ColleagueNeed
              key={need}
              caseId={view.id}
              value={draft.to}
              onChange={(to) => write({ to })}
              tried={tried}
            />
          );
        }
        if (need === 'reason') {
          return (
            <ReasonNeed
              key={need}
              value={draft.reason}
              onChange={(reason) => write({ reason })}
              tried={tried}
              within={needs.includes('colleague')}
            />
          );
        }
        if (!isChoice(need)) {
          return <ClockNeed key={need} need={need} view={view} draft={draft} write={write} tried={tried} />;
        }
        return (
          <Fragment key={need}>
            <ChoiceNeed
              need={need}
              value={draft[need]}
              onChange={(value) => write({ [need]: value })}
              tried={tried}
            />
            {also(need, draft).map((name) => (
              <LineNeed
                key={name}
                name={name}
                value={draft[name] ?? ''}
                wrong={tried && lacking.includes(name)}
                onChange={(value) => write({ [name]: value })}
              />
            ))}
          </Fragment>
        );
      })}
      {unknown.length > 0 && (
        <p className="err" role="alert">
          {t('workbench.needs.unknown', { needs: unknown.join(', ') })}
        </p>
      )}
      {(command === 'decide' || command === 'refuse-acceptance' || command === 'void') && (
        <p className="sub">{t('workbench.needs.final')}</p>
      )}
      {told.has(command) && <p className="sub">{t('workbench.needs.told')}</p>}
      {command === 'request-correction' && <p className="sub">{t('workbench.needs.once')}</p>}
      <Button type="primary" htmlType="submit" block loading={busy} aria-keyshortcuts="Control+Enter">
        <span>{busy ? t(`workbench.doing.${command}`) : t(`workbench.send.${command}`)}</span>
        {!busy && <KeyCap>Ctrl Enter</KeyCap>}
      </Button>
    </form>
  );
}
