import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type PackageChange, type PackagePart, packageParts } from '../../../contracts/package-changes.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { attributeName, changeWords, valueWords } from './change-words.ts';
import { changesQuery, type PackagePlace } from './queries.ts';

type Props = PackagePlace & { from: number; to?: number | undefined };

/** What changed from one version to another, or to the draft: said in a few sentences, and as a table. */
export function ComparePage({ packageId, divisionCode, from, to }: Props) {
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(changesQuery({ packageId, divisionCode }, from, to));
  const other = to === undefined ? t('workbench.design.theDraft') : t('workbench.item.version', { n: to });
  return (
    <Main>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/packages">{t('workbench.design.list')}</Link>
        <Link to="/packages/$packageId" params={{ packageId }} search={{ divisionCode }}>
          {data?.name ?? packageId}
        </Link>
      </nav>
      <title>{`${t('workbench.design.changes')} ${data?.name ?? packageId} · ${t('workbench.brand')}`}</title>
      <h1>
        {t('workbench.design.changesFromTo', { from: t('workbench.item.version', { n: from }), to: other })}
      </h1>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.changes')} />}
      {data && (
        <div className="panes">
          <section className="pane" aria-labelledby="short">
            <h2 id="short">{t('workbench.design.inShort')}</h2>
            {data.changes.length === 0 ? (
              <p>{t('workbench.design.noChanges')}</p>
            ) : (
              <Summary changes={data.changes} />
            )}
          </section>
          {data.changes.length > 0 && <ChangeTable changes={data.changes} />}
        </div>
      )}
    </Main>
  );
}

/** One sentence for each kind of part: how many came, went and changed. */
function Summary({ changes }: { changes: readonly PackageChange[] }) {
  const t = useWords();
  const parts = Object.keys(packageParts) as PackagePart[];
  return (
    <ul>
      {parts.flatMap((of) => {
        const own = changes.filter((change) => change.of === of);
        if (own.length === 0) return [];
        // Of the package itself what changed is named, of its parts which of them.
        const names = (how: PackageChange['how']) => [
          ...new Set(
            own
              .filter((change) => change.how === how)
              .map(({ name, what }) => (of === 'package' ? attributeName(what, t) : name)),
          ),
        ];
        return [
          <li key={of}>
            <b>{t(`package.part.${of}`)}</b>{' '}
            {(['added', 'removed', 'changed'] as const)
              .filter((how) => names(how).length > 0)
              .map((how) =>
                t(`package.changes.${how}`, {
                  n: names(how).length,
                  names: names(how).slice(0, 6).join('、'),
                }),
              )
              .join('；')}
          </li>,
        ];
      })}
    </ul>
  );
}

const tones = { added: 'ok', removed: 'bad', changed: 'warn' } as const;

function ChangeTable({ changes }: { changes: readonly PackageChange[] }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="all">
      <h2 id="all">
        {t('workbench.design.allChanges')} <span className="count">{changes.length}</span>
      </h2>
      <div className="scroll">
        <table className="plain-t">
          <caption className="vh">{t('workbench.design.allChanges')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('workbench.design.where')}</th>
              <th scope="col">{t('workbench.design.what')}</th>
              <th scope="col">{t('workbench.design.was')}</th>
              <th scope="col">{t('workbench.design.is')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={`${change.path} ${change.how} ${change.what}`}>
                <th scope="row">
                  {t(`package.part.${change.of}`)} {change.name}
                </th>
                <td>
                  <Tag tone={tones[change.how]}>
                    {change.how === 'changed'
                      ? attributeName(change.what, t)
                      : t(`package.how.${change.how}`)}
                  </Tag>
                  <span className="vh">{changeWords(change, t)}</span>
                </td>
                <td>{change.how === 'changed' && <del>{valueWords(change.before, t)}</del>}</td>
                <td>{change.how === 'changed' && <ins>{valueWords(change.after, t)}</ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
