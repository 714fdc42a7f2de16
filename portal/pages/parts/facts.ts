import type { ItemSummary } from '../../../contracts/catalogue.ts';
import { spanText } from './measure.ts';
import type { Say } from './say.ts';

type Known = Pick<ItemSummary, 'subjectKinds' | 'promised' | 'minVisits' | 'charged' | 'departmentName'>;

/** Who for, how long, how often one has to come, what it costs; what is 未填报 is left out here and said in the guide. */
export function factsOf(say: Say, item: Known): string[] {
  const facts: string[] = [];
  const kinds = item.subjectKinds;
  if (kinds?.length) {
    const persons = kinds.includes('person');
    const others = kinds.some((kind) => kind !== 'person');
    facts.push(
      say(persons && others ? 'portal.for.all' : persons ? 'portal.for.person' : 'portal.for.enterprise'),
    );
  }
  if (item.promised) {
    const { value, unit } = item.promised;
    facts.push(
      unit === 'on-the-spot'
        ? say('portal.span.on-the-spot')
        : say('portal.done-in', { span: spanText(say, value, unit) }),
    );
  }
  if (item.minVisits === 0) facts.push(say('portal.visits.none'));
  else if (item.minVisits !== null) facts.push(say('portal.visits.some', { n: item.minVisits }));
  if (item.charged === false) facts.push(say('portal.free'));
  if (item.departmentName) facts.push(item.departmentName);
  return facts;
}
