import type { ItemDefinition } from '../../../contracts/catalogue.ts';
import { type ElementGroup, elements, elementValue } from '../../../contracts/catalogue-elements.ts';
import { useWords } from '../../platform/words.tsx';
import { elementName, placeId, valueLines } from './element-words.ts';

type Props = {
  group: Exclude<ElementGroup, 'materials'>;
  definition: ItemDefinition;
  missing: ReadonlySet<string>;
};

/** One group of GB/T 39554.2; an element that does not apply (no fee, no visit) says so instead of 未填报. */
export function ElementTable({ group, definition, missing }: Props) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{t(`element-group.${group}`)}</h2>
      <dl className="kv">
        {elements
          .filter((element) => element.group === group)
          .map((element) => {
            const lines = valueLines(element.id, elementValue(definition, element.id), t);
            const applies = element.onlyIf?.(definition) ?? true;
            return (
              <div key={element.id} id={placeId(element.id)}>
                <dt>{elementName(element.id, t)}</dt>
                <dd>
                  {lines.map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                  {lines.length === 0 &&
                    (applies || missing.has(element.id) ? (
                      <span className="st idle">{t('workbench.unfilled')}</span>
                    ) : (
                      <span className="sub">{t('workbench.item.notApplicable')}</span>
                    ))}
                </dd>
              </div>
            );
          })}
      </dl>
    </section>
  );
}
