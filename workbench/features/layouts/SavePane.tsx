import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { DesignFinding, DesignView, LicenceDesign } from '../../../contracts/licence-designs.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { shortTime } from '../../platform/format.ts';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { dropLayout, layoutKeys, publishLayout, saveLayout } from './queries.ts';

type Props = {
  view: DesignView;
  design: LicenceDesign;
  findings: readonly DesignFinding[];
  onReload: () => void;
};

/** Saving against the draft one saw; where somebody saved meanwhile, both stay until the officer chooses. */
export function SavePane({ view, design, findings, onReload }: Props) {
  const t = useWords();
  const client = useQueryClient();
  const { busy, failure, submit, clear } = useSubmit();
  const [revision, setRevision] = useState(view.draft?.revision ?? 0);
  const [saved, setSaved] = useState(view.draft?.design ?? view.current);
  const unchanged = JSON.stringify(saved) === JSON.stringify(design);
  const blocked = findings.some(({ blocks }) => blocks);
  const stale = failure?.code === 'stale-version';
  const listed = () => void client.invalidateQueries({ queryKey: [...layoutKeys.all, 'list'] });
  const save = (from: number) =>
    submit(
      () => saveLayout(view.typeId, { revision: from, design }),
      (answer) => {
        setRevision(answer.revision);
        setSaved(design);
        announce(t('workbench.layouts.saved'));
        listed();
      },
    );
  const publish = () =>
    submit(
      () => publishLayout(view.typeId, revision),
      ({ version }) => {
        announce(t('workbench.layouts.published', { n: version }));
        listed();
        onReload();
      },
    );
  const drop = () =>
    submit(
      () => dropLayout(view.typeId, revision),
      () => {
        listed();
        onReload();
      },
    );
  return (
    <section className="pane" aria-labelledby="save">
      <h2 id="save">{t('workbench.layouts.save.title')}</h2>
      {view.draft && (
        <p className="sub">
          {t('workbench.layouts.draft.of', { by: view.draft.by, at: shortTime(view.draft.at) })}
        </p>
      )}
      {failure && <ProblemNote failure={failure} />}
      {stale ? (
        <div className="acts">
          <Button
            onClick={() => {
              clear();
              void save(Number(failure.params.version ?? 0));
            }}
          >
            {t('workbench.layouts.stale.mine')}
          </Button>
          <Button onClick={onReload}>{t('workbench.layouts.stale.theirs')}</Button>
        </div>
      ) : (
        <div className="acts">
          <Button
            type={unchanged ? 'default' : 'primary'}
            loading={busy}
            disabled={unchanged}
            onClick={() => void save(revision)}
          >
            {t('workbench.layouts.save')}
          </Button>
          <Button
            type={unchanged && revision ? 'primary' : 'default'}
            disabled={!unchanged || !revision || blocked || busy}
            onClick={() => void publish()}
          >
            {t('workbench.layouts.publish')}
          </Button>
          {revision > 0 && (
            <Button disabled={busy} onClick={() => void drop()}>
              {t('workbench.layouts.drop')}
            </Button>
          )}
        </div>
      )}
      <p className="sub">
        {t(blocked ? 'workbench.layouts.publish.blocked' : 'workbench.layouts.publish.what')}
      </p>
      {view.versions.length > 0 && (
        <ul className="files">
          {view.versions.map((one) => (
            <li key={one.version}>
              {t('workbench.layouts.version.of', {
                n: one.version,
                by: one.by,
                at: shortTime(one.at),
                issued: one.issued,
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
