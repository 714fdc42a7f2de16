import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { AttributionLines } from '../../../contracts/attribution.ts';
import { type Given, NeedFields } from '../../parts/NeedFields.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { makeProposal } from '../proposals/queries.ts';
import type { AskedStudy, LinesSearch } from './queries.ts';

type Props = { asked: AskedStudy; found: AttributionLines; search: LinesSearch };

/** From a number to who edits the item it is about: what should change, with the number as evidence. */
export function ProposePane({ asked, found, search: { a, b } }: Props) {
  const t = useWords();
  const { busy, failure, submit } = useSubmit();
  const [made, setMade] = useState<string>();
  const [given, setGiven] = useState<Given>({
    item: found.items.length === 1 ? (found.items[0]?.code ?? '') : '',
  });
  const telling = asked.study === 'bad-rating' && (found.counted.hits ?? 0) < found.protect;
  if (telling || found.items.length === 0) return null;
  const complete = Boolean(given.item && given.text?.trim());
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!complete || made) return;
    const { study, divisionCode, organisationId, from, to } = asked;
    const body = {
      ...{ study, divisionCode, from, to, ...(organisationId ? { organisationId } : {}) },
      ...{ ...(a ? { a } : {}), ...(b ? { b } : {}) },
      ...{ itemCode: given.item ?? '', text: given.text?.trim() ?? '' },
    };
    void submit(
      async () => setMade(await makeProposal(body)),
      () => announce(t('workbench.attribution.propose.done')),
    );
  };
  return (
    <section className="pane" aria-labelledby="propose">
      <h2 id="propose">{t('workbench.attribution.propose')}</h2>
      <p className="sub">{t('workbench.attribution.propose.what')}</p>
      {failure && <ProblemNote failure={failure} />}
      {made ? (
        <p className="note ok">
          {t('workbench.attribution.propose.done')}{' '}
          <Link to="/proposals/$proposalId" params={{ proposalId: made }}>
            {t('workbench.attribution.propose.see')}
          </Link>
        </p>
      ) : (
        <form className="stack" noValidate onSubmit={send}>
          <NeedFields
            needs={['item', 'text']}
            fields={{
              item: {
                kind: 'choice',
                label: t('workbench.attribution.propose.item'),
                options: found.items.map(
                  ({ code, name, hits }) =>
                    [code, t('workbench.attribution.propose.item.of', { name, n: hits })] as const,
                ),
              },
              text: { kind: 'text', label: t('workbench.attribution.propose.text'), max: 2000 },
            }}
            given={given}
            problems={failure?.fields ?? []}
            onChange={setGiven}
          />
          {!complete && <p className="sub">{t('workbench.action.incomplete')}</p>}
          <p className="row">
            <Button htmlType="submit" loading={busy} disabled={!complete}>
              {t('workbench.attribution.propose.do')}
            </Button>
            <Link className="btn" to="/proposals" search={{ queue: 'own' }}>
              {t('workbench.attribution.propose.own')}
            </Link>
          </p>
        </form>
      )}
    </section>
  );
}
