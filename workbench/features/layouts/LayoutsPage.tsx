import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Grid } from '../../parts/Grid.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { layoutsQuery } from './queries.ts';

/** Every type of licence that is issued here, with the layout in force and who is editing it. */
export function LayoutsPage() {
  const t = useWords();
  const [text, setText] = useState('');
  const { data, error, isPending, refetch } = useQuery(layoutsQuery);
  const shown = data?.types.filter(({ name, of }) => `${name} ${of ?? ''}`.includes(text.trim())) ?? [];
  return (
    <Main>
      <title>{`${t('workbench.layouts.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.layouts.title')}</h1>
      <p className="sub">{t('workbench.layouts.what')}</p>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.layouts')} rows={8} />}
      {data && (
        <>
          <TextField name="text" label={t('workbench.layouts.search')} value={text} onChange={setText} />
          <div className="sheet">
            <Grid
              label={t('workbench.layouts.region')}
              heads={[
                t('workbench.layouts.col.type'),
                t('workbench.layouts.col.version'),
                t('workbench.layouts.col.code'),
                t('workbench.layouts.col.issued'),
              ]}
            >
              {shown.map((one) => (
                <tr key={one.typeId}>
                  <td className="w">
                    <Link to="/layouts/$typeId" params={{ typeId: one.typeId }}>
                      {one.name}
                    </Link>{' '}
                    {one.of && <span className="sub">{one.of}</span>}
                  </td>
                  <td>
                    {one.version
                      ? t('workbench.layouts.version', { n: one.version })
                      : t('workbench.layouts.general')}{' '}
                    {one.draftBy !== null && (
                      <Tag tone="on">{t('workbench.layouts.draft', { by: one.draftBy })}</Tag>
                    )}
                  </td>
                  <td>
                    {t(one.codeKnown ? 'workbench.layouts.code.known' : 'workbench.layouts.code.assumed')}
                  </td>
                  <td className="num">{one.issued}</td>
                </tr>
              ))}
            </Grid>
          </div>
        </>
      )}
    </Main>
  );
}
