import type { ItemDefinition, Material } from '../../../contracts/catalogue.ts';
import { codeName, dot, listed, type Say } from './say.ts';

/** What is to be handed in, by who sees to it: you, we, only in some cases. */
export function GuideMaterials({ say, item }: { say: Say; item: ItemDefinition }) {
  const materials = item.materials;
  if (!materials) return <p>{say('guide.materials.unfilled')}</p>;
  const asked = materials.filter((one) => one.submitter === 'applicant');
  const staff = materials.filter((one) => one.submitter === 'staff');
  const some = asked.filter((one) => one.question !== null || one.necessity !== 'required');
  const always = asked.filter((one) => !some.includes(one));
  const ours = always.filter((one) => one.licenceTypeId !== null || one.exemptBy !== null);
  const yours = always.filter((one) => !ours.includes(one));
  return (
    <>
      <h3>
        {say('guide.materials.yours')}
        <span className="count">
          {yours.length > 0 ? say('guide.materials.count', { n: yours.length }) : null}
        </span>
      </h3>
      {yours.length > 0 ? (
        <Rows say={say} item={item} rows={yours} />
      ) : (
        <p className="up3">{say('guide.materials.none')}</p>
      )}
      {ours.length > 0 ? (
        <>
          <h3 className="up6">
            {say('guide.materials.ours')}
            <span className="count">{say('guide.materials.count.ours', { n: ours.length })}</span>
          </h3>
          <Rows say={say} item={item} rows={ours} />
        </>
      ) : null}
      {some.length > 0 ? (
        <>
          <h3 className="up6">{say('guide.materials.some')}</h3>
          <Rows say={say} item={item} rows={some} />
        </>
      ) : null}
      {staff.length > 0 ? (
        <p className="hint up4">
          {say('guide.materials.staff', {
            n: staff.length,
            names: listed(
              say,
              staff.map((one) => one.name),
            ),
          })}
        </p>
      ) : null}
    </>
  );
}

function Rows({ say, item, rows }: { say: Say; item: ItemDefinition; rows: Material[] }) {
  return (
    <ul className="mat up3">
      {rows.map((one) => (
        <li key={one.id}>
          <b>{one.name}</b>
          <span className="sub why">{whyOf(say, item, one).join(dot)}</span>
          {one.instructions ? <span className="sub why">{one.instructions}</span> : null}
          {one.blankForm || one.sampleForm ? (
            <span className="act">
              {one.blankForm ? <a href={one.blankForm}>{say('guide.materials.blank')}</a> : null}
              {one.sampleForm ? <a href={one.sampleForm}>{say('guide.materials.sample')}</a> : null}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** When it is asked, how it is come by, in which form. */
function whyOf(say: Say, item: ItemDefinition, material: Material): string[] {
  const why: string[] = [];
  const question = item.questions.find((one) => one.id === material.question);
  const group = item.groups.find((one) => one.id === material.group);
  if (question) why.push(say('guide.materials.when', { when: question.published[0] ?? question.text }));
  else if (material.necessity !== 'required') why.push(codeName(say, 'necessity', material.necessity));
  if (group) why.push(say('guide.materials.pick', { group: group.published, pick: group.pick }));
  if (material.role === 'application-form') why.push(say('guide.materials.form'));
  else if (material.exemptBy) why.push(material.exemptBy);
  else if (material.licenceTypeId) why.push(say('guide.materials.ours.why'));
  if (material.role === 'application-form') return why;
  if (material.issuedBy) why.push(say('guide.materials.issued', { issuer: material.issuedBy }));
  if (material.originalOrCopy) why.push(codeName(say, 'original', material.originalOrCopy));
  if (material.medium) why.push(codeName(say, 'medium', material.medium));
  if (material.copies) why.push(say('guide.materials.copies', { n: material.copies }));
  why.push(...material.notes);
  return why;
}
