import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { DesignView } from '../../../../contracts/package-design.ts';
import type { PlanAnswers } from '../../../../contracts/plan.ts';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { localDay, shortTime } from '../../../platform/format.ts';
import { announce } from '../../../platform/live.tsx';
import { asFailure } from '../../../platform/problem.ts';
import { useSubmit } from '../../../platform/use-submit.ts';
import { useWords } from '../../../platform/words.tsx';
import { designQuery, designsQuery, publishDesign, tryQuery } from '../queries.ts';
import { FindingList } from './FindingList.tsx';
import { ItemEditor } from './ItemEditor.tsx';
import { ItemsPane } from './ItemsPane.tsx';
import { MetNote } from './MetNote.tsx';
import { OrderEditor } from './OrderEditor.tsx';
import { PackageFields } from './PackageFields.tsx';
import { focusPlace, type Part, parts, type Spot, spotOf } from './places.ts';
import { QuestionsEditor } from './QuestionsEditor.tsx';
import { TryPane } from './TryPane.tsx';
import { useDraft } from './use-draft.ts';
import { useLater } from './use-later.ts';
import { VersionsPane } from './VersionsPane.tsx';

/** Milliseconds of rest after which a draft is checked and planned anew. */
const rest = 300;

/** A package under one's hands: its items, their order, its questions; tried on sample answers at once. */
export function Designer({ view }: { view: DesignView }) {
  const t = useWords();
  const client = useQueryClient();
  const draft = useDraft(view);
  const { definition } = draft;
  const [spot, setSpot] = useState<Spot>({ part: 'order' });
  const [wanted, setWanted] = useState<string>();
  const [answers, setAnswers] = useState<PlanAnswers>(() => ({
    on: localDay(new Date()),
    values: {},
    leaveOut: [],
  }));
  const { busy, failure, submit } = useSubmit();
  const tried = useQuery(tryQuery(view.divisionCode, useLater(definition, rest), answers));
  const refusals = tried.data?.refusals ?? [];

  const go = useCallback((path: string) => {
    setSpot(spotOf(path));
    setWanted(path);
  }, []);
  useEffect(() => {
    if (wanted === undefined) return;
    const frame = requestAnimationFrame(() => {
      focusPlace(wanted);
      setWanted(undefined);
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted]);

  const again = async () => {
    await client.invalidateQueries({ queryKey: designQuery(view).queryKey });
    void client.invalidateQueries({ queryKey: designsQuery.queryKey });
  };
  const publish = () =>
    submit(
      async () => {
        const kept = await draft.kept();
        return kept && publishDesign(view, kept.revision);
      },
      (done) => {
        if (!done) return;
        announce(t('workbench.design.published', { n: done.version }));
        void again();
      },
    );
  const mayPublish = view.mayEdit && (draft.revision > 0 || draft.dirty) && refusals.length === 0;
  const item = definition.subItems.find((one) => one.key === spot.item);
  const name = definition.name || view.packageId;
  return (
    <>
      <title>{`${t('workbench.design.title')} ${name} · ${t('workbench.brand')}`}</title>
      <div className="head">
        <div>
          <h1>
            {name}{' '}
            <Tag tone={draft.revision > 0 || draft.dirty ? 'warn' : 'ok'}>
              {draft.revision > 0 || draft.dirty
                ? t('workbench.design.draftOf', { n: view.latestVersion + 1 })
                : t(`workbench.design.state.${view.state}`)}
            </Tag>
          </h1>
          <p className="sub">
            {view.packageId} ·{' '}
            {t('workbench.design.leadIs', { name: definition.lead ?? t('workbench.design.noLead') })}
            {definition.cooperating.length > 0 &&
              ` · ${t('workbench.design.cooperating', { names: definition.cooperating.join('、') })}`}{' '}
            · <span aria-live="polite">{savedWords()}</span>
          </p>
        </div>
        <div className="acts-line">
          {view.latestVersion > 0 && (draft.revision > 0 || view.versions.length > 1) && (
            <Link
              className="btn"
              to="/packages/$packageId/changes"
              params={{ packageId: view.packageId }}
              search={
                draft.revision > 0
                  ? { divisionCode: view.divisionCode, from: view.latestVersion }
                  : {
                      divisionCode: view.divisionCode,
                      from: view.versions[1]?.version ?? 1,
                      to: view.versions[0]?.version ?? 1,
                    }
              }
            >
              {t('workbench.design.compareWith', {
                n: draft.revision > 0 ? view.latestVersion : (view.versions[1]?.version ?? 1),
              })}
            </Link>
          )}
          {view.mayEdit && (
            <>
              <Button disabled={!draft.canUndo} onClick={draft.undo}>
                {t('workbench.design.undo')}
              </Button>
              <Button
                type="primary"
                loading={busy}
                disabled={!mayPublish}
                aria-describedby="chk"
                onClick={publish}
              >
                {t('workbench.design.publish')}
              </Button>
            </>
          )}
        </div>
      </div>
      {!view.mayEdit && <p className="note">{t('workbench.design.readOnly')}</p>}
      {view.stateReason && (
        <p className="note warn">
          {t('workbench.design.restsBecause', {
            state: t(`workbench.design.state.${view.state}`),
            reason: view.stateReason,
          })}
        </p>
      )}
      {draft.met && <MetNote met={draft.met} definition={definition} onSettle={draft.settle} onGo={go} />}
      {draft.failure && <ProblemNote failure={draft.failure} onAgain={draft.again} />}
      {failure && <ProblemNote failure={failure} />}
      {tried.error && <ProblemNote failure={asFailure(tried.error)} onAgain={() => void tried.refetch()} />}
      {tried.data && <FindingList {...tried.data} definition={definition} onGo={go} />}
      <div className="cols design">
        <ItemsPane draft={draft} view={view} spot={spot} onOpen={setSpot} />
        <div className="mid">
          <nav className="tabs" aria-label={t('workbench.design.parts')}>
            {parts
              .filter((part) => part !== 'item' || item)
              .map((part) => (
                <button
                  key={part}
                  type="button"
                  aria-current={spot.part === part ? 'page' : undefined}
                  onClick={() =>
                    setSpot(part === 'item' && spot.item ? { part, item: spot.item } : { ...spot, part })
                  }
                >
                  {partName(part)}
                </button>
              ))}
          </nav>
          <fieldset className="bare" disabled={!view.mayEdit}>
            {spot.part === 'order' && (
              <OrderEditor draft={draft} plan={tried.data?.plan ?? null} onOpen={setSpot} />
            )}
            {spot.part === 'questions' && <QuestionsEditor draft={draft} plan={tried.data?.plan ?? null} />}
            {spot.part === 'item' && item && (
              <ItemEditor key={item.key} draft={draft} view={view} item={item} />
            )}
            {spot.part === 'package' && <PackageFields draft={draft} view={view} />}
          </fieldset>
          {spot.part === 'versions' && <VersionsPane view={view} draft={draft} onDone={() => void again()} />}
        </div>
        <TryPane
          definition={definition}
          plan={tried.data?.plan ?? null}
          answers={answers}
          busy={tried.isFetching}
          onChange={setAnswers}
        />
      </div>
    </>
  );

  function partName(part: Part): string {
    if (part === 'questions') return t('workbench.design.part.questions', { n: definition.questions.length });
    return part === 'item' ? (item?.name ?? '') : t(`workbench.design.part.${part}`);
  }

  function savedWords(): string {
    if (draft.busy) return t('workbench.design.saving');
    if (draft.dirty) return t('workbench.design.unsaved');
    return draft.savedAt
      ? t('workbench.design.savedAt', { at: shortTime(draft.savedAt) })
      : t('workbench.design.untouched');
  }
}
