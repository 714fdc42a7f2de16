import type { ItemDefinition, Material } from '../../../contracts/catalogue.ts';
import {
  type ElementGroup,
  elementGroups,
  elements,
  materialElements,
} from '../../../contracts/catalogue-elements.ts';
import { hasWord } from '../../../ui/words/index.ts';
import type { GuideProps } from '../props.ts';
import { elementText } from './element-text.ts';
import { Value } from './guide-facts.tsx';
import { codeName, type Say, sayIn } from './say.ts';

/** Every element of GB/T 39554.2 with its value or 未填报, folded away by group. */
export function GuideElements({ frame, item, completeness }: GuideProps) {
  const say = sayIn(frame.locale);
  return (
    <>
      <p className="sub">
        {say('guide.elements.count', { filled: completeness.filled, missing: completeness.missing.length })}
      </p>
      <p className="hint">{say('guide.elements.about')}</p>
      {elementGroups.map((group) => (
        <Group key={group} say={say} item={item} group={group} />
      ))}
    </>
  );
}

function Group({ say, item, group }: { say: Say; item: ItemDefinition; group: ElementGroup }) {
  const shown = elements.filter((one) => one.group === group && (one.onlyIf?.(item) ?? true));
  return (
    <details>
      <summary>{say(`element-group.${group}`)}</summary>
      <dl className="kv">
        {shown.map((one) => (
          <Line key={one.id} say={say} id={one.id} value={elementText(say, item, one.id)} />
        ))}
      </dl>
      {group === 'materials'
        ? item.materials?.map((material) => (
            <div key={material.id}>
              <h3 className="up4">{material.name}</h3>
              <dl className="kv up2">
                {materialElements.map((id) => (
                  <Line key={id} say={say} id={`material.${id}`} value={materialText(say, material, id)} />
                ))}
              </dl>
            </div>
          ))
        : null}
    </details>
  );
}

function Line({ say, id, value }: { say: Say; id: string; value: string | null }) {
  const key = `element.${id}`;
  return (
    <div>
      <dt>{hasWord(key) ? say(key) : id}</dt>
      <dd>
        <Value say={say}>{value}</Value>
      </dd>
    </div>
  );
}

function materialText(say: Say, material: Material, id: (typeof materialElements)[number]): string | null {
  const value = material[id];
  if (value === null) return null;
  if (id === 'source') return codeName(say, 'material-source', String(value));
  if (id === 'originalOrCopy') return codeName(say, 'original', String(value));
  if (id === 'medium') return codeName(say, 'medium', String(value));
  return String(value);
}
