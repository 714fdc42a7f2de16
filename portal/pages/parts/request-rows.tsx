import type { RequestRow } from '../../../contracts/requests.ts';
import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { sayIn } from './say.ts';
import { momentText } from './time.ts';

/** Requests of the account, newest first. */
export function RequestRows({ frame, rows }: { frame: Frame; rows: RequestRow[] }) {
  const say = sayIn(frame.locale);
  return (
    <ul className="list up3">
      {rows.map((row) => (
        <li key={row.id}>
          <a className="more" href={paths.request({ id: row.id })}>
            {row.title}
          </a>
          <span className="sub">
            {row.kindName} <span className="num">{row.number}</span> · {momentText(frame.locale, row.filedAt)}{' '}
            · {say(`request.state.${row.state}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
