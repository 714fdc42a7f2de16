import { Document } from './parts/document.tsx';
import { sayIn } from './parts/say.ts';
import { SmallForm } from './parts/small-form.tsx';
import { paths } from './paths.ts';
import type { KioskProps } from './rating-props.ts';

/** A terminal of the hall: who has no phone rates by the number on the slip, or by that of the case. */
export function Kiosk({ frame, returned, problem }: KioskProps) {
  const say = sayIn(frame.locale);
  const title = say('kiosk.title');
  return (
    <Document frame={frame} title={title} wrong={returned.problems.length > 0 || problem !== null}>
      <div className="wrap narrow up5">
        <h1>{title}</h1>
        <SmallForm
          frame={frame}
          lead={say('kiosk.lead')}
          action={paths.kiosk()}
          lines={[
            { name: 'number', label: say('kiosk.number'), hint: say('kiosk.number.hint'), maxLength: 60 },
            { name: 'tail', label: say('kiosk.tail'), hint: say('kiosk.tail.hint'), maxLength: 4 },
          ]}
          optional={['tail']}
          returned={returned}
          problem={problem}
          submit={say('kiosk.go')}
        />
      </div>
    </Document>
  );
}
