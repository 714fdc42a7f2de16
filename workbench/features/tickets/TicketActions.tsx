import { useQueryClient } from '@tanstack/react-query';
import type { OfficerTicketCommand, TicketView } from '../../../contracts/rating-tickets.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { ActionPane } from '../../parts/ActionPane.tsx';
import type { Given, NeedField } from '../../parts/NeedFields.tsx';
import { useWords, type Words } from '../../platform/words.tsx';
import { commandWord, detailWord } from './names.ts';
import { sendTicketCommand, ticketKeys } from './queries.ts';

/** What may be done with a ticket now, as the server says. */
export function TicketActions({ ticket }: { ticket: TicketView }) {
  const t = useWords();
  const client = useQueryClient();
  return (
    <ActionPane
      actions={ticket.actions}
      fields={fieldsOf(t, ticket)}
      words={{
        title: t('workbench.tickets.next'),
        nothing: t('workbench.tickets.nothing'),
        done: t('workbench.tickets.done'),
        command: (command) => commandWord(t, command),
        what: (command) => (command === 'publish' ? t('workbench.tickets.command.publish.what') : undefined),
      }}
      send={(command, given, needs) =>
        sendTicketCommand(ticket.id, command as OfficerTicketCommand, bodyOf(ticket, needs, given))
      }
      refresh={() => void client.invalidateQueries({ queryKey: ticketKeys.all })}
    />
  );
}

/** What each need may be. */
const choices: Record<string, readonly string[]> = {
  finding: ['valid', 'mistaken', 'malicious'],
  claim: ['mistaken', 'malicious'],
  upheld: ['upheld', 'refused'],
  outcome: ['satisfied', 'dissatisfied', 'unreachable'],
};

function fieldsOf(t: Words, ticket: TicketView): Record<string, NeedField> {
  const chosen = Object.entries(choices).map(([need, codes]): [string, NeedField] => {
    const key = `workbench.tickets.need.${need}`;
    const options = codes.map((code) => [code, detailWord(t, code)] as const);
    return [need, { kind: 'choice', label: hasWord(key) ? t(key) : need, options }];
  });
  return {
    ...Object.fromEntries(chosen),
    text: { kind: 'text', label: t('workbench.tickets.text') },
    organisation: {
      kind: 'choice',
      label: t('workbench.tickets.need.organisation'),
      options: ticket.organisations.map(({ id, name }) => [id, name] as const),
    },
  };
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
