import { useQueryClient } from '@tanstack/react-query';
import { type EntryList, type EntrySource, entrySources } from '../../../contracts/ledger.ts';
import { ActionPane } from '../../parts/ActionPane.tsx';
import type { NeedField } from '../../parts/NeedFields.tsx';
import { useWords, type Words } from '../../platform/words.tsx';
import { enterProblem, ledgerKeys } from './queries.ts';

type Places = EntryList['places'];

/** A problem for the ledger: whose it is, where it came to light, what it is, until when. */
export function EnterPane({ places, onDone }: { places: Places; onDone: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  return (
    <ActionPane
      actions={[{ command: 'enter', needs: ['organisation', 'source', 'problem', 'due'], primary: true }]}
      fields={fieldsOf(t, places)}
      words={{
        title: t('workbench.ledger.enter'),
        nothing: '',
        done: t('workbench.ledger.enter.done'),
        command: () => t('workbench.ledger.enter.open'),
      }}
      send={async (_command, given) => {
        const organisationId = given.organisation ?? '';
        const place = places.find(({ organisations }) =>
          organisations.some(({ id }) => id === organisationId),
        );
        await enterProblem({
          divisionCode: place?.divisionCode ?? '',
          organisationId,
          source: given.source as EntrySource,
          problem: given.problem?.trim() ?? '',
          ...(given.due ? { due: given.due } : {}),
        });
      }}
      refresh={() => {
        void client.invalidateQueries({ queryKey: ledgerKeys.all });
        onDone();
      }}
    />
  );
}

function fieldsOf(t: Words, places: Places): Record<string, NeedField> {
  const units = places.flatMap(({ organisations }) =>
    organisations.map(({ id, name }) => [id, name] as const),
  );
  const sources = Object.keys(entrySources) as EntrySource[];
  return {
    organisation: { kind: 'choice', label: t('workbench.ledger.col.organisation'), options: units },
    source: {
      kind: 'choice',
      label: t('workbench.ledger.col.source'),
      options: sources.map((one) => [one, t(`code.entry-source.${one}`)] as const),
    },
    problem: { kind: 'text', label: t('workbench.ledger.col.problem'), max: 2000 },
    due: {
      kind: 'date',
      label: t('workbench.ledger.need.due'),
      hint: t('workbench.ledger.need.due.hint'),
      optional: true,
    },
  };
}
