import { AudienceNav } from './parts/audience-nav.tsx';
import { Document } from './parts/document.tsx';
import { ItemRows } from './parts/item-rows.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';
import type { ItemListProps } from './props.ts';

export function ItemList({ frame, items, audience, department, departments }: ItemListProps) {
  const say = sayIn(frame.locale);
  const titles = { person: 'portal.home.person', enterprise: 'portal.home.enterprise' } as const;
  const title = audience ? say(titles[audience]) : say('portal.items.title');
  const chosen = departments.find((one) => one.key === department);
  return (
    <Document frame={frame} title={title} crumbs={[]}>
      <div className="wrap">
        <h1>{title}</h1>
        <AudienceNav
          say={say}
          audience={audience}
          href={(one) => paths.items({ audience: one, department })}
        />
        <form className="field choose" action={paths.items()} method="get">
          {audience ? <input type="hidden" name="for" value={audience} /> : null}
          <label htmlFor="department">{say('portal.items.department')}</label>
          <div className="row nowrap">
            <select id="department" name="department" defaultValue={department ?? ''}>
              <option value="">{say('portal.items.every-department')}</option>
              {departments.map((one) => (
                <option key={one.key} value={one.key}>
                  {say('portal.items.department-count', { name: one.name, n: one.count })}
                </option>
              ))}
            </select>
            <button className="btn" type="submit">
              {say('portal.items.show')}
            </button>
          </div>
        </form>
        <div className="up5">
          {items.length > 0 ? (
            <>
              <p className="hint" role="status">
                {say('portal.items.count', { n: items.length, place: frame.division.name })}
              </p>
              <ItemRows frame={frame} items={items} />
            </>
          ) : (
            <>
              <h2>{say('portal.items.empty')}</h2>
              <p className="up3">
                {chosen || audience
                  ? say('portal.items.empty.filter', { place: frame.division.name })
                  : say('portal.items.none-here')}
              </p>
              <p className="row">
                {chosen || audience ? (
                  <a className="more" href={paths.items()}>
                    {say('portal.results.all')}
                  </a>
                ) : (
                  <a className="more" href={paths.divisions(frame.division.code, frame.path)}>
                    {say('portal.results.other-place')}
                  </a>
                )}
                <a className="more" href="tel:12345">
                  {say('portal.call')}
                </a>
              </p>
            </>
          )}
        </div>
      </div>
    </Document>
  );
}
