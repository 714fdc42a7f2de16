import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { DesignView, StateCommand } from '../../../../contracts/package-design.ts';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { shortTime } from '../../../platform/format.ts';
import { announce } from '../../../platform/live.tsx';
import { useSubmit } from '../../../platform/use-submit.ts';
import { useWords } from '../../../platform/words.tsx';
import { changeWords } from '../change-words.ts';
import { ExportLinks } from '../ExportLinks.tsx';
import { discardDraft, setPackageState } from '../queries.ts';
import type { Draft } from './use-draft.ts';

type Props = { view: DesignView; draft: Draft; onDone: () => void };

/** Versions, who did what, and what takes the package out of use. */
export function VersionsPane({ view, draft, onDone }: Props) {
  const t = useWords();
  const { packageId, divisionCode } = view;
  return (
    <>
      <section className="pane" aria-labelledby="versions">
        <h2 id="versions">{t('workbench.design.versions')}</h2>
        {view.versions.length === 0 && <p className="sub">{t('workbench.design.noVersions')}</p>}
        <ul className="files">
          {view.versions.map(({ version, publishedAt, createdAt }, at) => (
            <li key={version}>
              <b>
                {t('workbench.item.version', { n: version })}
                {version === view.version && `（${t('workbench.design.inForce')}）`}
              </b>{' '}
              <span className="sub">
                {publishedAt
                  ? t('workbench.design.publishedAt', { at: shortTime(publishedAt) })
                  : t('workbench.design.neverPublished', { at: shortTime(createdAt) })}
              </span>{' '}
              {view.versions[at + 1] && (
                <Link
                  to="/packages/$packageId/changes"
                  params={{ packageId }}
                  search={{ divisionCode, from: view.versions[at + 1]?.version ?? 1, to: version }}
                >
                  {t('workbench.design.compareWith', { n: view.versions[at + 1]?.version ?? 1 })}
                </Link>
              )}
            </li>
          ))}
        </ul>
        <ExportLinks places={[[divisionCode, view.divisionName]]} packageId={packageId} />
      </section>
      {view.mayEdit && <States view={view} draft={draft} onDone={onDone} />}
      <section className="pane" aria-labelledby="history">
        <h2 id="history">{t('workbench.design.history')}</h2>
        <ul className="why-list">
          {view.history.map((entry) => (
            <li key={entry.at + entry.act}>
              <b>{t(`workbench.design.act.${entry.act}`)}</b>{' '}
              {entry.version !== null && t('workbench.item.version', { n: entry.version })}{' '}
              <span className="sub">
                {entry.by} · {shortTime(entry.at)} {entry.reason ?? ''}
              </span>
              {entry.changes.length > 0 && (
                <span className="sub block">
                  {entry.changes
                    .slice(0, 6)
                    .map((change) => changeWords(change, t))
                    .join('；')}
                  {entry.changes.length > 6 && t('workbench.design.andMore', { n: entry.changes.length - 6 })}
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

const offered: Record<DesignView['state'], StateCommand['act'][]> = {
  draft: [],
  published: ['suspended', 'withdrawn'],
  suspended: ['resumed', 'withdrawn'],
  withdrawn: ['resumed'],
};

function States({ view, draft, onDone }: Props) {
  const t = useWords();
  const id = useId();
  const [reason, setReason] = useState('');
  const { busy, failure, submit } = useSubmit();
  const { packageId, divisionCode } = view;
  const acts = offered[view.state];
  if (acts.length === 0 && draft.revision === 0) return null;
  const act = (one: StateCommand['act']) =>
    void submit(
      () => setPackageState(packageId, { divisionCode, act: one, seen: view.state, reason: reason.trim() }),
      () => {
        announce(t(`workbench.design.act.${one}`));
        setReason('');
        onDone();
      },
    );
  return (
    <section className="pane" aria-labelledby={`${id}h`}>
      <h2 id={`${id}h`}>{t('workbench.design.use')}</h2>
      {failure && <ProblemNote failure={failure} onAgain={onDone} />}
      {acts.length > 0 && (
        <>
          <p className="sub">{t('workbench.design.useHint')}</p>
          <div className="field">
            <label htmlFor={`${id}r`}>{t('workbench.design.reason')}</label>
            <Input
              id={`${id}r`}
              maxLength={300}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
          <p className="acts-line">
            {acts.map((one) => (
              <Button key={one} loading={busy} disabled={!reason.trim()} onClick={() => act(one)}>
                {t(`workbench.design.act.${one}`)}
              </Button>
            ))}
          </p>
        </>
      )}
      {draft.revision > 0 && view.latestVersion > 0 && (
        <p>
          <Button
            danger
            loading={busy}
            onClick={() =>
              void submit(() => discardDraft({ packageId, divisionCode }, draft.revision), onDone)
            }
          >
            {t('workbench.design.discard')}
          </Button>
        </p>
      )}
    </section>
  );
}
