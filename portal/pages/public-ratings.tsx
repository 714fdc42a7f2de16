import type { TicketFigures } from '../../contracts/rating-tickets.ts';
import { ratingLevels } from '../../contracts/ratings.ts';
import { ratingTagName } from '../../ui/words/rating-tags.ts';
import { Document } from './parts/document.tsx';
import { sayIn } from './parts/say.ts';
import { dayText } from './parts/time.ts';
import type { Frame } from './props.ts';
import type { PublicRatingsProps } from './rating-props.ts';

/** What people said of a division's work, and what became of the bad of it (51 号文: 评价结果公开). */
export function PublicRatings({ frame, figures, published }: PublicRatingsProps) {
  const say = sayIn(frame.locale);
  const title = say('ratings.title', { place: frame.division.name });
  return (
    <Document frame={frame} title={title} crumbs={[]}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">
          {say('ratings.range', {
            from: dayText(frame.locale, figures.from),
            to: dayText(frame.locale, figures.to),
            n: figures.ratings,
          })}
        </p>
        <Levels frame={frame} figures={figures} />
        <Shares frame={frame} figures={figures} />
        <h2 className="up6">{say('ratings.published')}</h2>
        {published.length === 0 ? <p className="up3">{say('ratings.published.none')}</p> : null}
        <ul className="list up3" lang="zh-CN">
          {published.map((one) => (
            <li key={`${one.at} ${one.itemName}`}>
              <p>
                <b>{one.itemName}</b>
              </p>
              {one.tags.length ? (
                <p>{one.tags.map((tag) => ratingTagName('zh-CN', tag)).join('；')}</p>
              ) : null}
              <p>{one.text}</p>
              <p className="sub">{dayText('zh-CN', one.at.slice(0, 10))}</p>
            </li>
          ))}
        </ul>
      </div>
    </Document>
  );
}

type Props = { frame: Frame; figures: TicketFigures };

function Levels({ frame, figures }: Props) {
  const say = sayIn(frame.locale);
  return (
    <table className="plain-t up6">
      <caption>{say('ratings.levels')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('ratings.level')}</th>
          <th scope="col">{say('ratings.count')}</th>
        </tr>
      </thead>
      <tbody>
        {ratingLevels.map((level) => (
          <tr key={level}>
            <th scope="row">{say(`rating.level.${level}`)}</th>
            <td className="num">{figures.byLevel[level] ?? 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shareNames = {
  verified: 'ratings.share.verified',
  mended: 'ratings.share.mended',
  replied: 'ratings.share.replied',
  revisited: 'ratings.share.revisited',
  published: 'ratings.share.published',
} as const;

/** Each share with what it counts; a share of nothing says so. */
function Shares({ frame, figures }: Props) {
  const say = sayIn(frame.locale);
  return (
    <table className="plain-t up6">
      <caption>{say('ratings.shares', { n: figures.bad })}</caption>
      <thead>
        <tr>
          <th scope="col">{say('ratings.share')}</th>
          <th scope="col">{say('ratings.share.value')}</th>
          <th scope="col">{say('ratings.share.counted')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.shares.map(({ id, part, whole, share }) => (
          <tr key={id}>
            <th scope="row">{say(shareNames[id as keyof typeof shareNames])}</th>
            <td className="num">{share === null ? say('ratings.share.nothing') : `${share}%`}</td>
            <td className="num">
              {part} / {whole}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
