import type { ItemSummary } from '../../../contracts/catalogue.ts';
import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { factsOf } from './facts.ts';
import { sayIn } from './say.ts';

type Props = {
  frame: Frame;
  items: ItemSummary[];
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
          <span className="sub">{factsOf(say, item).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}
