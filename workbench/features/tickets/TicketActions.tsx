import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { OfficerTicketCommand, TicketView } from '../../../contracts/rating-tickets.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { type Given, Needs } from './Needs.tsx';
import { commandWord } from './names.ts';
import { sendTicketCommand, ticketKeys } from './queries.ts';

/** What may be done now, as the server says; what was typed stays when it is refused. */
export function TicketActions({ ticket }: { ticket: TicketView }) {
  const t = useWords();
  const client = useQueryClient();
  const { busy, failure, submit, clear } = useSubmit();
  const [chosen, setChosen] = useState<string>();
  const [given, setGiven] = useState<Given>({});
  const action =
    ticket.actions.find(({ command }) => command === chosen) ??
    ticket.actions.find(({ primary }) => primary) ??
    ticket.actions[0];
  if (!action) {
    return (
      <section className="pane" aria-labelledby="next">
        <h2 id="next">{t('workbench.tickets.next')}</h2>
        <p className="sub">{t('workbench.tickets.nothing')}</p>
      </section>
    );
  }
  const complete = action.needs.every((need) => given[need]?.trim());
  const send = () =>
    void submit(
      () =>
        sendTicketCommand(
          ticket.id,
          action.command as OfficerTicketCommand,
          bodyOf(ticket, action.needs, given),
        ),
      () => {
        setGiven({});
        setChosen(undefined);
        announce(t('workbench.tickets.done'));
        void client.invalidateQueries({ queryKey: ticketKeys.all });
      },
    );
  const again = () => {
    clear();
    void client.invalidateQueries({ queryKey: ticketKeys.all });
  };
  return (
    <section className="pane" aria-labelledby="next">
      <h2 id="next">{t('workbench.tickets.next')}</h2>
      {ticket.actions.length > 1 && (
        <div className="row">
          {ticket.actions.map(({ command }) => (
            <Button
              key={command}
              aria-pressed={command === action.command}
              onClick={() => setChosen(command)}
            >
              {commandWord(t, command)}
            </Button>
          ))}
        </div>
      )}
      {failure && <ProblemNote failure={failure} onAgain={again} />}
      {action.command === 'publish' && <p className="sub">{t('workbench.tickets.command.publish.what')}</p>}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) send();
        }}
        noValidate
      >
        <Needs ticket={ticket} needs={action.needs} given={given} onChange={setGiven} />
        <div>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!complete}>
            {commandWord(t, action.command)}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** Parts of the body by the needs that the server names. */
function bodyOf(ticket: TicketView, needs: readonly string[], given: Given): object {
  const body: Record<string, unknown> = { version: ticket.version };
  for (const need of needs) {
    if (need === 'organisation') body.organisationId = given[need];
    else if (need === 'claim') body.finding = given[need];
    else if (need === 'upheld') body.upheld = given[need] === 'upheld';
    else body[need] = given[need];
  }
  return body;
}
