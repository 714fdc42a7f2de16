import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ElementGroup, elementGroups } from '../../../contracts/catalogue-elements.ts';
import type { CatalogueItemView } from '../../../contracts/catalogue-views.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { shortTime } from '../../platform/format.ts';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { may, useMe } from '../session/SessionGate.tsx';
import { PublicationTag } from './CatalogueTable.tsx';
import { ElementTable } from './ElementTable.tsx';
import { Findings } from './Findings.tsx';
import { MaterialTable } from './MaterialTable.tsx';
import { catalogueItemQuery } from './queries.ts';

export function ItemPage({ itemCode, divisionCode }: { itemCode: string; divisionCode: string | undefined }) {
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(catalogueItemQuery(itemCode, divisionCode));
  return (
    <Main>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/catalogue">{t('workbench.catalogue.title')}</Link>
      </nav>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.item')} rows={12} />}
      {data && <Item item={data} />}
    </Main>
  );
}

const shown = elementGroups.filter(
  (group): group is Exclude<ElementGroup, 'materials'> => group !== 'materials',
);

/** Everything a definition says and does not say; what is missing stands where it would be, as 未填报. */
function Item({ item }: { item: CatalogueItemView }) {
  const t = useWords();
  const me = useMe();
  const missing = new Set(item.completeness.missing);
  return (
    <>
      <title>{`${item.name} · ${t('workbench.brand')}`}</title>
      <h1>
        {item.name} <PublicationTag state={item.state} />
      </h1>
      <p className="sub num">
        {item.itemCode} · {item.organisation?.name ?? item.departmentName ?? t('workbench.unfilled')}
        {item.version !== null && ` · ${t('workbench.item.version', { n: item.version })}`}
        {item.publishedAt && ` · ${shortTime(item.publishedAt)}`}
      </p>
      {item.version !== null && may(me, 'catalogue.edit') && (
        <p>
          <Link
            to="/catalogue/$itemCode/route"
            params={{ itemCode: item.itemCode }}
            search={{ divisionCode: item.divisionCode }}
          >
            {t('workbench.editor.open')}
          </Link>{' '}
          <Link
            to="/catalogue/$itemCode/rules"
            params={{ itemCode: item.itemCode }}
            search={{ divisionCode: item.divisionCode }}
          >
            {t('workbench.rules.open')}
          </Link>
        </p>
      )}
      <div className="cols item">
        <div className="mid">
          {shown.map((group) => (
            <ElementTable key={group} group={group} definition={item.definition} missing={missing} />
          ))}
          <MaterialTable definition={item.definition} />
        </div>
        <aside className="mid" aria-label={t('workbench.item.aside')}>
          <section className="pane" aria-labelledby="completeness">
            <h2 id="completeness">{t('workbench.col.completeness')}</h2>
            <p className="big">
              <b>
                {t('workbench.catalogue.filled', {
                  filled: item.completeness.filled,
                  total: item.completeness.total,
                })}
              </b>
            </p>
            <p className="sub">
              {t('workbench.catalogue.unfilled', { n: item.completeness.missing.length })}
            </p>
          </section>
          <Findings findings={item.findings} materials={item.definition.materials ?? []} />
        </aside>
      </div>
    </>
  );
}
