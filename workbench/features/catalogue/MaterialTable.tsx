import type { ItemDefinition, Material } from '../../../contracts/catalogue.ts';
import { useWords, type Words } from '../../platform/words.tsx';
import { codeName, placeId } from './element-words.ts';

export function MaterialTable({ definition }: { definition: ItemDefinition }) {
  const t = useWords();
  const { materials, questions } = definition;
  return (
    <section className="pane" aria-labelledby="group-materials" id={placeId('materials')}>
      <h2 id="group-materials">
        {t('element-group.materials')}{' '}
        {materials && (
          <span className="count">{t('workbench.materials.count', { n: materials.length })}</span>
        )}
      </h2>
      {materials === null && <span className="st idle">{t('workbench.unfilled')}</span>}
      {materials && materials.length > 0 && (
        <section className="scroll" aria-label={t('element-group.materials')}>
          <table className="plain-t">
            <thead>
              <tr>
                <th scope="col">{t('workbench.material.name')}</th>
                <th scope="col">{t('workbench.material.necessity')}</th>
                <th scope="col">{t('workbench.material.source')}</th>
                <th scope="col">{t('workbench.material.medium')}</th>
                <th scope="col">{t('workbench.material.copies')}</th>
              </tr>
            </thead>
            <tbody>
              {materials.map((material) => (
                <tr key={material.id} id={placeId(`materials.${material.id}`)}>
                  <th scope="row">
                    {material.name}
                    <Condition material={material} questions={questions} />
                  </th>
                  <td>{name('necessity', material.necessity, t)}</td>
                  <td>{name('material-source', material.source, t)}</td>
                  <td>
                    {name('original', material.originalOrCopy, t)} · {name('medium', material.medium, t)}
                  </td>
                  <td className="num">{material.copies ?? t('workbench.unfilled')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

/** The name of a code, or that the source did not say. */
const name = (table: string, key: string | null, t: Words): string =>
  key === null ? t('workbench.unfilled') : codeName(table, key, t);

function Condition({ material, questions }: { material: Material; questions: ItemDefinition['questions'] }) {
  const t = useWords();
  const question = questions.find(({ id }) => id === material.question);
  if (!question) return null;
  return <p className="sub">{t('workbench.material.onlyIf', { question: question.text })}</p>;
}
