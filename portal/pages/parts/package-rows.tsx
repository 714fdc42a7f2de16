import type { PackageRow } from '../package-row.ts';
import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { spanText } from './measure.ts';
import { dot, listed, sayIn } from './say.ts';

type Props = {
  frame: Frame;
  packages: PackageRow[];
  /** One line each: how many items, how long. */
  short?: boolean;
};

/** Packages as a list of links, each with what it brings together. */
export function PackageRows({ frame, packages, short = false }: Props) {
  const say = sayIn(frame.locale);
  return (
    <ul className="list">
      {packages.map((one) => (
        <li key={one.id}>
          <a className="t" href={paths.packageGuide(frame.division.code, one.id)}>
            {one.name}
          </a>
          <span className="sub">
            {[
              say('packages.count', { n: one.items.length }),
              ...(one.promise
                ? [say('portal.done-in', { span: spanText(say, one.promise.value, one.promise.unit) })]
                : []),
              ...(one.lead && !short ? [say('packages.leads', { department: one.lead })] : []),
            ].join(dot)}
          </span>
          {short ? null : (
            <span className="sub">
              {listed(
                say,
                one.items.slice(0, 6).map(({ name, result }) => result ?? name),
              )}
              {one.items.length > 6 ? say('packages.more') : null}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
