import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { DesignView, LicenceDesign } from '../../../contracts/licence-designs.ts';
import type { LayoutPart } from '../../../contracts/licence-layouts.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useWords } from '../../platform/words.tsx';
import { Canvas } from './Canvas.tsx';
import { Elements } from './Elements.tsx';
import { Findings } from './Findings.tsx';
import { PartForm } from './PartForm.tsx';
import { PartTable } from './PartTable.tsx';
import { SavePane } from './SavePane.tsx';
import { Terms } from './Terms.tsx';
import { usePreview } from './use-preview.ts';

/** A layout as data: drawn by the server while it is edited, by hand on the page or in tables beside it. */
export function LayoutEditor({ view, onReload }: { view: DesignView; onReload: () => void }) {
  const t = useWords();
  const [design, setDesign] = useState<LicenceDesign>(view.draft?.design ?? view.current);
  const [before, setBefore] = useState<LicenceDesign[]>([]);
  const [selected, setSelected] = useState<number>();
  const [longest, setLongest] = useState(false);
  const preview = usePreview(view.typeId, design, longest);
  const change = (next: LicenceDesign) => {
    setBefore([...before.slice(-50), design]);
    setDesign(next);
  };
  const undo = () => {
    const last = before.at(-1);
    if (!last) return;
    setBefore(before.slice(0, -1));
    setDesign(last);
  };
  const setPart = (at: number, part: LayoutPart) =>
    change({ ...design, parts: design.parts.map((one, other) => (other === at ? part : one)) });
  const part = selected === undefined ? undefined : design.parts[selected];
  return (
    <>
      <h1>{view.name}</h1>
      <p className="sub">
        {view.version
          ? t('workbench.layouts.in-force', { n: view.version })
          : t('workbench.layouts.general.what')}{' '}
        {view.codeKnown ? '' : t('workbench.layouts.code.assumed.what')}
      </p>
      <div className="cols item">
        <div className="mid">
          <section className="pane" aria-labelledby="page">
            <div className="head">
              <h2 id="page">{t('workbench.layouts.preview')}</h2>
              <Button disabled={!before.length} onClick={undo}>
                {t('workbench.layouts.undo')}
              </Button>
            </div>
            <p className="sub">{t('workbench.layouts.preview.how')}</p>
            <Checkbox checked={longest} onChange={(event) => setLongest(event.target.checked)}>
              {t('workbench.layouts.longest')}
            </Checkbox>
            {preview.failure && <ProblemNote failure={preview.failure} />}
            <Canvas
              design={design}
              image={preview.image}
              selected={selected}
              onSelect={setSelected}
              onMove={setPart}
            />
          </section>
          <PartTable design={design} selected={selected} onSelect={setSelected} onChange={change} />
          <Elements design={design} onChange={change} />
          <Terms design={design} onChange={change} />
        </div>
        <aside className="mid beside" aria-label={t('workbench.layouts.aside')}>
          <SavePane view={view} design={design} findings={preview.findings} onReload={onReload} />
          <Findings findings={preview.findings} parts={design.parts} onSelect={setSelected} />
          {part && selected !== undefined && (
            <PartForm
              key={selected}
              at={selected}
              part={part}
              fields={design.fields}
              onChange={(next) => setPart(selected, next)}
            />
          )}
        </aside>
      </div>
    </>
  );
}
