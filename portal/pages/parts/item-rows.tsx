import type { ItemSummary } from '../../../contracts/catalogue.ts';
import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { factsOf } from './facts.ts';
import { dot, type Say, sayIn } from './say.ts';

type Props = {
  frame: Frame;
  /** With the editors' words where there are any. */
  items: (ItemSummary & { what?: string | null })[];
  /** In two columns where there is room. */
  pair?: boolean;
};

/** Items as a list of links, each with the facts people choose by; what is 未填报 is left out here and said in the guide. */
export function ItemRows({ frame, items, pair }: Props) {
  const say = sayIn(frame.locale);
  return (
    <ul className={pair ? 'list pair' : 'list'}>
      {items.map((item) => (
        <li key={item.itemCode}>
          <a className="t" href={paths.guide(frame.division.code, item.itemCode)}>
            {item.name}
          </a>
          <span className="sub">{rowFacts(say, item).join(dot)}</span>
        </li>
      ))}
    </ul>
  );
}

/** When it is needed, in the editors' words, says more than for whom and by whom. */
function rowFacts(say: Say, item: Props['items'][number]): string[] {
  if (!item.what) return factsOf(say, item);
  return [item.what, ...factsOf(say, { ...item, subjectKinds: null, charged: null, departmentName: null })];
}
