import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { CaseView } from '../../../../contracts/cases.ts';
import { KeyCap, Tag, type Tone } from '../../../parts/Tag.tsx';
import { clockWords, shortTime } from '../../../platform/format.ts';
import { useKeys } from '../../../platform/use-keys.ts';
import { useWords } from '../../../platform/words.tsx';
import { stateName } from '../names.ts';
import { lastList, placeOf, rememberCase } from '../position.ts';

/** Where this case is: in the list it was opened from, in its life, against its clock. */
export function Heading({ view }: { view: CaseView }) {
  const t = useWords();
  const navigate = useNavigate();
  const list = lastList();
  useEffect(() => rememberCase(view.id), [view.id]);
  const place = placeOf(view.id, list);
  const go = (caseId: string | undefined) => {
    if (caseId) void navigate({ to: '/cases/$caseId', params: { caseId } });
  };
  useKeys({ j: () => go(place?.after), k: () => go(place?.before) });
  const tone: Tone = view.clock?.light ?? 'idle';
  return (
    <>
      <title>{`${view.itemName} ${view.number} · ${t('workbench.brand')}`}</title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/cases" search={list?.search ?? { queue: 'mine' }}>
          {list ? t(`workbench.queue.${list.search.queue}`) : t('workbench.queue.mine')}
        </Link>
        {place && <span> / {t('workbench.case.position', { n: place.index, total: place.total })}</span>}
        {place?.before && (
          <Link to="/cases/$caseId" params={{ caseId: place.before }} aria-keyshortcuts="K">
            {t('workbench.case.before')} <KeyCap>K</KeyCap>
          </Link>
        )}
        {place?.after && (
          <Link to="/cases/$caseId" params={{ caseId: place.after }} aria-keyshortcuts="J">
            {t('workbench.case.after')} <KeyCap>J</KeyCap>
          </Link>
        )}
        <a className="only-narrow" href="#next">
          {t('workbench.case.toNext')}
        </a>
      </nav>
      <h1>
        {view.itemName} <Tag tone="on">{stateName(view.state, t)}</Tag>{' '}
        {view.clock && <Tag tone={tone}>{clockWords(view.clock, t)}</Tag>}
      </h1>
      <p className="sub num">
        {view.number} · {view.applicantName} · {view.organisationName} ·{' '}
        {t('workbench.case.submitted', { time: shortTime(view.submittedAt) })}
      </p>
    </>
  );
}
