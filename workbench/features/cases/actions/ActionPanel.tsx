import { Button } from 'antd';
import type { Dispatch } from 'react';
import type { OfficerCommand } from '../../../../contracts/case-commands.ts';
import type { CaseView } from '../../../../contracts/cases.ts';
import { KeyCap, Tag } from '../../../parts/Tag.tsx';
import { shortTime } from '../../../platform/format.ts';
import { type KeyMap, useKeys } from '../../../platform/use-keys.ts';
import { useWords } from '../../../platform/words.tsx';
import { useMe } from '../../session/SessionGate.tsx';
import { ActionForm } from './ActionForm.tsx';
import { commandKeys, officerActions } from './commands-table.ts';
import { type DraftAction, type Drafts, draftOf, ready } from './drafts.ts';
import { Outcome } from './Outcome.tsx';
import type { Sending } from './use-sending.ts';

type Props = {
  view: CaseView;
  open: OfficerCommand | null;
  drafts: Drafts;
  dispatch: Dispatch<DraftAction>;
  version: number;
  sending: Sending;
};

/** The next step. What may be done, in which order, and what is the main thing, is the response's `actions`. */
export function ActionPanel({ view, open, drafts, dispatch, version, sending }: Props) {
  const t = useWords();
  const actions = officerActions(view.actions);
  const send = (command: OfficerCommand) => {
    const sent = ready(command, version, draftOf(drafts, command));
    if (sent && !sending.busy) sending.send(sent);
  };
  const act = ({ command, needs }: (typeof actions)[number]) => {
    if (needs.length === 0) send(command);
    else dispatch({ do: 'open', command });
  };
  const keys: KeyMap = {};
  for (const action of actions) {
    const key = commandKeys[action.command];
    if (key) keys[key.toLowerCase()] = () => act(action);
  }
  useKeys(keys);
  const opened = actions.find(({ command }) => command === open);

  return (
    <section className="pane" aria-labelledby="next">
      <h2 id="next">{t('workbench.case.next')}</h2>
      <WhoHasIt view={view} />
      <Outcome view={view} sending={sending} />
      {opened && opened.needs.length > 0 && (
        <ActionForm
          key={opened.command}
          view={view}
          action={opened}
          draft={draftOf(drafts, opened.command)}
          dispatch={dispatch}
          busy={sending.busy === opened.command}
          onSend={() => send(opened.command)}
        />
      )}
      <div className="acts">
        {actions
          .filter((action) => action !== opened || action.needs.length === 0)
          .map((action) => {
            const key = commandKeys[action.command];
            const main = action.primary && !(opened && opened.needs.length > 0);
            return (
              <Button
                key={action.command}
                type={main ? 'primary' : 'default'}
                block
                loading={sending.busy === action.command}
                aria-keyshortcuts={key ?? undefined}
                onClick={() => act(action)}
              >
                <span>
                  {sending.busy === action.command
                    ? t(`workbench.doing.${action.command}`)
                    : t(`workbench.command.${action.command}`)}
                </span>
                {key && sending.busy !== action.command && <KeyCap>{key}</KeyCap>}
              </Button>
            );
          })}
      </div>
      {actions.length === 0 && <p className="sub">{t('workbench.actions.none')}</p>}
    </section>
  );
}

function WhoHasIt({ view: { handler, timeline } }: { view: CaseView }) {
  const t = useWords();
  const me = useMe();
  if (!handler) return <p>{t('workbench.holder.nobody')}</p>;
  if (handler.id === me.staffId) return <p>{t('workbench.holder.me')}</p>;
  if (me.standsFor.some(({ staffId }) => staffId === handler.id)) {
    return (
      <p>
        <Tag tone="on">{t('workbench.holder.instead', { name: handler.name })}</Tag>
      </p>
    );
  }
  const since = timeline.findLast(({ kind }) => kind === 'taken')?.at;
  return (
    <p>
      <Tag tone="on">{t('workbench.holder.other', { name: handler.name })}</Tag>{' '}
      {since && t('workbench.holder.since', { time: shortTime(since) })}
    </p>
  );
}
