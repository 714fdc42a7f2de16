import { Document } from './parts/document.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';
import type { DivisionSwitchProps } from './props.ts';

export function DivisionSwitch({ frame, path, children, open, back }: DivisionSwitchProps) {
  const say = sayIn(frame.locale);
  const title = say('portal.divisions.title');
  const here = path.at(-1);
  return (
    <Document frame={frame} title={title} crumbs={[]}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('portal.divisions.now', { place: frame.division.name })}</p>
        <section className="up6" aria-labelledby="open-title">
          <h2 id="open-title">{say('portal.divisions.open')}</h2>
          <ul className="list">
            {open.map((one) => (
              <li key={one.code}>
                <a
                  className="t"
                  href={paths.chooseDivision(one.code, back)}
                  aria-current={one.code === frame.division.code ? 'true' : undefined}
                >
                  {one.name}
                </a>
                <span className="sub">{say('portal.divisions.code', { code: one.code })}</span>
              </li>
            ))}
          </ul>
        </section>
        {here ? (
          <section className="up6" aria-labelledby="below-title">
            <h2 id="below-title">{say('portal.divisions.below', { name: here.name })}</h2>
            <nav className="hot up2" aria-label={say('portal.divisions.path')}>
              {path.map((one) => (
                <a
                  key={one.code}
                  href={paths.divisions(one.code, back)}
                  aria-current={one === here ? 'page' : undefined}
                >
                  {one.name}
                </a>
              ))}
            </nav>
            <p className="up2">
              <a className="btn" href={paths.chooseDivision(here.code, back)}>
                {say('portal.divisions.choose', { name: here.name })}
              </a>
            </p>
            {children.length > 0 ? (
              <ul className="hot grid3 up4">
                {children.map((one) => (
                  <li key={one.code}>
                    <a
                      href={
                        one.level >= 6
                          ? paths.chooseDivision(one.code, back)
                          : paths.divisions(one.code, back)
                      }
                    >
                      {one.name}
                    </a>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="hint up3">{say('portal.divisions.lowest')}</p>
            )}
          </section>
        ) : null}
      </div>
    </Document>
  );
}
