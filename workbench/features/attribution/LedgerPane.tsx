import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { AttributionLines } from '../../../contracts/attribution.ts';
import type { EntryList } from '../../../contracts/ledger.ts';
import { type Given, NeedFields } from '../../parts/NeedFields.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { query } from '../../platform/api.ts';
import { api } from '../../platform/app.ts';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords, type Words } from '../../platform/words.tsx';
import { plain } from '../indicators/figures.ts';
import { enterProblem, ledgerKeys } from '../ledger/queries.ts';
import { percent } from './figures.ts';
import type { AskedStudy } from './queries.ts';

type Props = { asked: AskedStudy; found: AttributionLines; traits: readonly string[] };

/** From a number to who has to mend it: an entry of the ledger, with the sentence written and open to change. */
export function LedgerPane({ asked, found, traits }: Props) {
  const places = useQuery({
    queryKey: [...ledgerKeys.all, 'places'],
    queryFn: async ({ signal }) =>
      (await api<EntryList>({ path: `/ledger${query({ queue: 'open' })}`, signal })).places,
  });
  const place = places.data?.find(({ divisionCode }) => divisionCode === asked.divisionCode);
  // Only who may enter problems there has a place to enter them for.
  // The department reads the entry: a number by which it would know who rated does not go into one.
  const telling = asked.study === 'bad-rating' && (found.counted.hits ?? 0) < found.protect;
  return place && !telling ? <LedgerForm place={place} asked={asked} found={found} traits={traits} /> : null;
}

function LedgerForm({ place, asked, found, traits }: Props & { place: EntryList['places'][number] }) {
  const t = useWords();
  const client = useQueryClient();
  const { busy, failure, submit } = useSubmit();
  const [made, setMade] = useState<string>();
  const [given, setGiven] = useState<Given>(() => ({
    organisation: ownerOf(asked, found),
    problem: problemOf(asked, found, traits, t),
  }));
  const complete = Boolean(given.organisation && given.problem?.trim());
  const send = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      divisionCode: place.divisionCode,
      organisationId: given.organisation ?? '',
      source: 'analysis' as const,
      problem: given.problem?.trim() ?? '',
      ...(given.due ? { due: given.due } : {}),
    };
    if (!complete || made) return;
    void submit(
      async () => {
        const { id } = await enterProblem(body);
        setMade(id);
      },
      () => {
        announce(t('workbench.attribution.ledger.done'));
        void client.invalidateQueries({ queryKey: ledgerKeys.all });
      },
    );
  };
  return (
    <section className="pane" aria-labelledby="to-ledger">
      <h2 id="to-ledger">{t('workbench.attribution.ledger')}</h2>
      <p className="sub">{t('workbench.attribution.ledger.what')}</p>
      {failure && <ProblemNote failure={failure} />}
      {made ? (
        <p className="note ok">
          {t('workbench.attribution.ledger.done')}{' '}
          <Link to="/ledger/$entryId" params={{ entryId: made }}>
            {t('workbench.attribution.ledger.see')}
          </Link>
        </p>
      ) : (
        <form className="stack" noValidate onSubmit={send}>
          <NeedFields
            needs={['organisation', 'problem', 'due']}
            fields={{
              organisation: {
                kind: 'choice',
                label: t('workbench.ledger.col.organisation'),
                options: place.organisations.map(({ id, name }) => [id, name] as const),
              },
              problem: { kind: 'text', label: t('workbench.ledger.col.problem'), max: 2000 },
              due: {
                kind: 'date',
                label: t('workbench.ledger.need.due'),
                hint: t('workbench.ledger.need.due.hint'),
                optional: true,
              },
            }}
            given={given}
            problems={failure?.fields ?? []}
            onChange={setGiven}
          />
          {!complete && <p className="sub">{t('workbench.action.incomplete')}</p>}
          <div>
            <Button type="primary" htmlType="submit" loading={busy} disabled={!complete}>
              {t('workbench.attribution.ledger.do')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

/** Whose it is, where the number says so. */
function ownerOf({ organisationId }: AskedStudy, { names, lines }: AttributionLines): string {
  const named = names.find(({ dimension }) => dimension === 'organisation')?.value ?? organisationId;
  const all = new Set(lines.map((line) => line.organisationId));
  return named ?? (all.size === 1 ? ([...all][0] ?? '') : '');
}

function problemOf(
  { study, from, to }: AskedStudy,
  { counted: { hits, base, rate } }: AttributionLines,
  traits: readonly string[],
  t: Words,
): string {
  const said = {
    from,
    to,
    traits: traits.join('，') || t('attribution.all'),
    hits: plain(hits ?? 0),
    base: plain(base ?? 0),
    rate: percent(rate),
  };
  return t(`workbench.attribution.ledger.problem.${base === null ? 'of-hits' : study}`, said);
}
