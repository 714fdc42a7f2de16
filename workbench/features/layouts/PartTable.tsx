import { Button } from 'antd';
import { useId, useState } from 'react';
import { areaOf } from '../../../contracts/layout-areas.ts';
import type { LicenceDesign } from '../../../contracts/licence-designs.ts';
import { useWords } from '../../platform/words.tsx';
import { newParts, type PartKind, partName } from './parts.ts';

type Props = {
  design: LicenceDesign;
  selected: number | undefined;
  onSelect: (at: number | undefined) => void;
  onChange: (design: LicenceDesign) => void;
};

/** All parts in the order they are drawn, with where they are: the same as the page, as a table. */
export function PartTable({ design, selected, onSelect, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const [kind, setKind] = useState<PartKind>('text');
  const { parts } = design;
  const add = () => {
    onChange({ ...design, parts: [...parts, newParts[kind]()] });
    onSelect(parts.length);
  };
  const remove = (at: number) => {
    onSelect(undefined);
    onChange({ ...design, parts: parts.filter((_, other) => other !== at) });
  };
  return (
    <section className="pane" aria-labelledby="parts">
      <h2 id="parts">{t('workbench.layouts.parts')}</h2>
      <section className="scroll" aria-label={t('workbench.layouts.parts')}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{t('workbench.layouts.col.part')}</th>
              <th scope="col">{t('workbench.layouts.col.place')}</th>
              <th scope="col">
                <span className="vh">{t('workbench.layouts.col.do')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part, at) => {
              const area = areaOf(part);
              const name = `${at + 1}. ${partName(t, part)}`;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the order
                <tr key={at} aria-selected={at === selected}>
                  <td className="w">
                    <button type="button" className="linklike" onClick={() => onSelect(at)}>
                      {name}
                    </button>
                  </td>
                  <td className="num">
                    {area
                      ? `${round(area.x)}, ${round(area.y)} · ${round(area.width)} × ${round(area.height)}`
                      : '—'}
                  </td>
                  <td>
                    <Button
                      onClick={() => remove(at)}
                      aria-label={t('workbench.layouts.remove.of', { name })}
                    >
                      {t('workbench.layouts.remove')}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <p className="tools">
        <label htmlFor={id}>{t('workbench.layouts.add.kind')}</label>
        <select
          id={id}
          className="input"
          value={kind}
          onChange={(event) => setKind(event.target.value as PartKind)}
        >
          {(Object.keys(newParts) as PartKind[]).map((one) => (
            <option key={one} value={one}>
              {t(`workbench.layouts.part.${one}`)}
            </option>
          ))}
        </select>
        <Button onClick={add}>{t('workbench.layouts.add')}</Button>
      </p>
    </section>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
