import { Document } from './parts/document.tsx';
import { RatingForm } from './parts/rating-form.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';
import type { DeviceProps } from './rating-props.ts';

/** How often a tablet without script looks whether it was asked, in seconds. */
const look = 5;
const thanksFor = 8;

/**
 * The tablet at a window. It is woken by the clerk's «请评价» and goes back by itself when nobody touches it; that
 * records nothing. With script it hears of it at once; without, it looks every few seconds.
 */
export function Device(props: DeviceProps) {
  const { frame, state, windowName, seconds, returned } = props;
  const say = sayIn(frame.locale);
  const title = say(`device.${state}.title`);
  const waits = state === 'code' || state === 'idle';
  const backAfter = state === 'ask' ? seconds : thanksFor;
  return (
    <Document
      frame={frame}
      title={title}
      wrong={returned.problems.length > 0}
      islands={['device']}
      refresh={waits ? { seconds: look } : { seconds: backAfter, to: paths.device() }}
      bare
    >
      <div
        className="wrap narrow up5"
        data-device={waits ? paths.deviceLive() : undefined}
        data-device-back={waits ? undefined : backAfter}
      >
        {windowName ? <p className="sub">{windowName}</p> : null}
        <h1>{title}</h1>
        {props.state === 'code' ? (
          <>
            <p className="lead">{say('device.code.lead')}</p>
            <p className="num up4">
              <b className="big-no">{props.code}</b>
            </p>
          </>
        ) : null}
        {props.state === 'idle' ? <p className="lead">{say('device.idle.lead')}</p> : null}
        {props.state === 'ask' ? (
          <>
            <p className="lead">{say('rating.lead.open', { item: props.title })}</p>
            <RatingForm
              frame={frame}
              action={paths.device()}
              values={{ service: props.service }}
              returned={returned}
              contact
              back={`${paths.device()}?skip=${props.service}`}
              last={false}
            />
          </>
        ) : null}
        {props.state === 'thanks' ? (
          <p className="lead">{say(props.good ? 'rating.thanks.good' : 'rating.thanks.bad')}</p>
        ) : null}
      </div>
    </Document>
  );
}
