import { Checkbox } from 'antd';
import { useState } from 'react';
import type { CaseView, MaterialView } from '../../../../contracts/cases.ts';
import { Tag } from '../../../parts/Tag.tsx';
import { fileSize, shortTime } from '../../../platform/format.ts';
import { useWords } from '../../../platform/words.tsx';
import { StateTag } from '../../licences/StateTag.tsx';
import type { Marks } from './marks.ts';
import { markOpened, openedIn } from './opened.ts';

const isAbsent = ({ source, files }: MaterialView) =>
  source === 'absent' || (source === 'upload' && !files.length);

export function Materials({ view, marks }: { view: CaseView; marks: Marks | undefined }) {
  const t = useWords();
  const [, redraw] = useState(0);
  const opened = openedIn(view.id);
  const there = view.materials.filter((material) => !isAbsent(material));
  const absent = view.materials.filter(isAbsent);
  const unread = there.filter(({ files }) => files.some((file) => !opened.has(file.id))).length;
  return (
    <section className="pane" aria-labelledby="materials">
      <h2 id="materials">
        {t('workbench.case.materials')}{' '}
        <span className="count">
          {unread
            ? t('workbench.materials.countUnread', { n: there.length, unread })
            : t('workbench.materials.count', { n: there.length })}
        </span>
      </h2>
      <ul className="files">
        {there.map((material) => (
          <li key={material.id}>
            <b>{material.name}</b>
            <Origin material={material} />
            {material.files.map((file) => (
              <p key={file.id}>
                <a
                  href={`/api/cases/${encodeURIComponent(view.id)}/files/${encodeURIComponent(file.id)}`}
                  target="_blank"
                  rel="noopener"
                  onClick={() => {
                    markOpened(view.id, file.id);
                    redraw((n) => n + 1);
                  }}
                >
                  {file.name}
                </a>{' '}
                <span className="sub nowrap">
                  {fileSize(file.size)}
                  {!opened.has(file.id) && ` · ${t('workbench.materials.unread')}`}
                </span>
              </p>
            ))}
            <MarkMaterial material={material} marks={marks} />
          </li>
        ))}
      </ul>
      <h3>{t('workbench.materials.absent')}</h3>
      {absent.length === 0 && <p className="sub">{t('workbench.materials.absentNone')}</p>}
      <ul className="files">
        {absent.map((material) => (
          <li key={material.id}>
            <b>{material.name}</b>
            {material.required ? (
              <Tag tone="bad">{t('workbench.materials.required')}</Tag>
            ) : (
              <Tag tone="idle">{t('workbench.materials.optional')}</Tag>
            )}
            <MarkMaterial material={material} marks={marks} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Origin({ material }: { material: MaterialView }) {
  const t = useWords();
  if (material.source === 'held-licence' && material.licence) {
    const { typeName, number, checkedAt, state, elements = [], taken, withdrawn } = material.licence;
    const by = taken ? 'workbench.materials.licence.taken' : 'workbench.materials.licence';
    return (
      <>
        {withdrawn ? (
          <Tag tone="warn">{t('workbench.taken.withdrawn')}</Tag>
        ) : state && state !== 'valid' ? (
          <StateTag state={state} />
        ) : (
          <Tag tone="ok">{t('workbench.materials.checked')}</Tag>
        )}{' '}
        <span className="sub">{t(by, { type: typeName, number, time: shortTime(checkedAt) })}</span>
        {elements.length > 0 && (
          <dl className="kv">
            {elements.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </>
    );
  }
  if (material.source === 'form') {
    return (
      <>
        <Tag tone="ok">{t('workbench.materials.there')}</Tag>{' '}
        <span className="sub">{t('workbench.materials.made')}</span>
      </>
    );
  }
  if (material.source === 'upload' || material.source === 'absent' || material.source === 'held-licence') {
    return <Tag tone="ok">{t('workbench.materials.there')}</Tag>;
  }
  return (
    <>
      <Tag tone="ok">{t(`workbench.materials.source.${material.source}`)}</Tag>{' '}
      {material.licence ? (
        <span className="sub num">
          {[material.licence.typeName, material.licence.number].filter(Boolean).join(' ')}
        </span>
      ) : null}
    </>
  );
}

function MarkMaterial({ material, marks }: { material: MaterialView; marks: Marks | undefined }) {
  const t = useWords();
  if (!marks) return null;
  return (
    <Checkbox
      checked={marks.has('material', material.id)}
      onChange={() => marks.toggle('material', material.id)}
    >
      {t('workbench.mark')}
      <span className="vh">{material.name}</span>
    </Checkbox>
  );
}
