import type { ProgressProps } from '../props.ts';
import { sayIn } from './say.ts';
import { momentText } from './time.ts';

const ways = ['counter', 'post', 'online'] as const;

/** Where the result is: made, handed out to whom and how, by whom for the organisation in charge. */
export function Handing({ frame, handing }: Pick<ProgressProps, 'frame' | 'handing'>) {
  const say = sayIn(frame.locale);
  const { entrusted, issued, delivered, collected } = handing;
  const way = ways.find((one) => one === delivered?.way);
  const at = (moment: string) => momentText(frame.locale, moment);
  const lines: (readonly [string, string | null | undefined])[] = [
    [say('case.handing.accepts'), entrusted.accepts],
    [say('case.handing.prints'), entrusted.prints],
    [say('case.handing.issued'), issued && at(issued.at)],
    [
      say('case.handing.delivered'),
      delivered && `${at(delivered.at)}${way ? ` ${say(`case.handing.way.${way}`)}` : ''}`,
    ],
    [say('case.handing.receiver'), delivered?.receiver],
    [say('case.handing.tracking'), delivered?.tracking],
    [say('case.handing.collected'), collected && at(collected.at)],
  ];
  const shown = lines.filter(([, text]) => text);
  if (shown.length === 0) return null;
  return (
    <>
      <h2 className="up6">{say('case.handing')}</h2>
      <dl className="kv up3">
        {shown.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
