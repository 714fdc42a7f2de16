import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { type CutChoice, type WhatIfCut, whatIfCuts } from '../../../../contracts/package-what-if.ts';
import { Main } from '../../../parts/Main.tsx';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { asFailure } from '../../../platform/problem.ts';
import { useWords } from '../../../platform/words.tsx';
import { whatIfChoicesQuery, whatIfQuery } from '../queries.ts';
import { WhatIfOutcome } from './WhatIfOutcome.tsx';

const keyOf = ({ kind, what, of }: CutChoice): string => JSON.stringify([kind, what, of ?? null]);

/** One reform imagined: a licence shared, an item or a paper less; what all published packages would save by it. */
export function WhatIfPage({ divisionCode }: { divisionCode?: string | undefined }) {
  const t = useWords();
  const id = useId();
  const navigate = useNavigate();
  const [kind, setKind] = useState<WhatIfCut>('share');
  const [chosen, setChosen] = useState<string>();
  const { data, error, isPending, refetch } = useQuery(whatIfChoicesQuery(divisionCode));
  const choices = (data?.choices ?? []).filter((one) => one.kind === kind);
  const choice = choices.find((one) => keyOf(one) === chosen) ?? choices[0];
  const answer = useQuery(whatIfQuery(data?.divisionCode ?? '', choice));
  return (
    <Main>
      <title>{`${t('workbench.whatIf.title')} · ${t('workbench.brand')}`}</title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/packages">{t('workbench.design.list')}</Link>
      </nav>
      <h1>{t('workbench.whatIf.title')}</h1>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.whatIf')} rows={8} />}
      {data && (
        <div className="panes">
          <section className="pane" aria-labelledby={`${id}h`}>
            <h2 id={`${id}h`}>{t('workbench.whatIf.choose')}</h2>
            {data.places.length > 1 && (
              <div className="field">
                <label htmlFor={`${id}d`}>{t('workbench.design.place')}</label>{' '}
                <Select
                  id={`${id}d`}
                  className="filter"
                  value={data.divisionCode}
                  options={data.places.map((one) => ({ value: one.divisionCode, label: one.divisionName }))}
                  onChange={(value) =>
                    void navigate({ to: '/package-what-if', search: { divisionCode: value } })
                  }
                />
              </div>
            )}
            <Radio.Group
              aria-label={t('workbench.whatIf.choose')}
              value={kind}
              options={(Object.keys(whatIfCuts) as WhatIfCut[]).map((value) => ({
                value,
                label: t(`workbench.whatIf.cut.${value}`),
              }))}
              onChange={({ target }) => {
                setKind(target.value as WhatIfCut);
                setChosen(undefined);
              }}
            />
            <div className="field">
              <label htmlFor={`${id}c`}>{t(`workbench.whatIf.which.${kind}`)}</label>
              <Select
                id={`${id}c`}
                className="wide"
                showSearch={{ optionFilterProp: 'label' }}
                value={choice ? keyOf(choice) : null}
                options={choices.map((one) => ({
                  value: keyOf(one),
                  label: one.of
                    ? t('workbench.whatIf.choiceOf', { name: one.name, of: one.of, n: one.packages })
                    : t('workbench.whatIf.choice', { name: one.name, n: one.packages }),
                }))}
                onChange={setChosen}
              />
            </div>
            <p className="sub">{t('workbench.whatIf.hint', { n: data.packages })}</p>
          </section>
          {!choice && <p className="note">{t('workbench.whatIf.nothing')}</p>}
          {answer.error && (
            <ProblemNote failure={asFailure(answer.error)} onAgain={() => void answer.refetch()} />
          )}
          {choice && answer.data && (
            <WhatIfOutcome answer={answer.data} choice={choice} divisionCode={data.divisionCode} />
          )}
        </div>
      )}
    </Main>
  );
}
