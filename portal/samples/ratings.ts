import type { Frame } from '../pages/props.ts';
import type {
  GivenRating,
  PublicRatingsProps,
  RatingProps,
  RatingSeenProps,
  RatingThanksProps,
} from '../pages/rating-props.ts';

type Drawn =
  | { name: string; page: 'Rating'; props: RatingProps }
  | { name: string; page: 'RatingThanks'; props: RatingThanksProps }
  | { name: string; page: 'RatingSeen'; props: RatingSeenProps }
  | { name: string; page: 'PublicRatings'; props: PublicRatingsProps };

const nothing = { typed: {}, problems: [] };
const ratedAt = { home: '/cases/c-1', form: '/cases/c-1/rating', ticket: '/cases/c-1/rating/ticket' };
const rating: GivenRating = {
  occasion: 1,
  level: 5,
  tags: ['510', '512'],
  say: '很快，没跑一趟。',
  named: false,
  at: '2026-11-30T03:00:00.000Z',
};

/** How a case was rated, at every step, and what everybody reads of ratings. */
export function ratingSamples(frame: Frame, mine: Frame, of: { caseId: string; itemName: string }): Drawn[] {
  return [
    {
      name: 'rating',
      page: 'Rating',
      props: {
        frame: mine,
        ...of,
        at: ratedAt,
        finishedAt: '2026-11-30T03:00:00.000Z',
        occasion: 1,
        returned: nothing,
      },
    },
    { name: 'rating-thanks', page: 'RatingThanks', props: { frame: mine, ...of, at: ratedAt, rating } },
    {
      name: 'rating-seen',
      page: 'RatingSeen',
      props: {
        frame: mine,
        ...of,
        at: ratedAt,
        ratings: [rating],
        mayFollowUp: true,
        tickets: [],
        returned: nothing,
      },
    },
    {
      name: 'rating-answered',
      page: 'RatingSeen',
      props: {
        frame: mine,
        ...of,
        at: ratedAt,
        ratings: [{ ...rating, level: 2, tags: ['213'], say: '窗口说不清楚要什么材料' }],
        mayFollowUp: true,
        tickets: [
          {
            occasion: rating.occasion,
            state: 'replied',
            version: 4,
            excluded: null,
            reply: { text: '窗口已换人并重新培训，材料清单贴在了窗口。', at: '2026-12-02T03:00:00.000Z' },
            may: 'answer',
            submitKey: 'ticket-c-1-1-4',
          },
        ],
        returned: { typed: {}, problems: [{ field: 'answer', code: 'required-choice', params: {} }] },
      },
    },
    {
      name: 'public-ratings',
      page: 'PublicRatings',
      props: {
        frame,
        figures: {
          from: '2025-11-27',
          to: '2026-11-26',
          ratings: 120,
          bad: 3,
          byLevel: { 5: 90, 4: 20, 3: 7, 2: 2, 1: 1 },
          shares: [
            { id: 'verified', part: 3, whole: 3, share: 100 },
            { id: 'mended', part: 1, whole: 2, share: 50 },
            { id: 'replied', part: 0, whole: 0, share: null },
            { id: 'revisited', part: 0, whole: 0, share: null },
            { id: 'published', part: 1, whole: 2, share: 50 },
          ],
        },
        published: [
          {
            itemName: '《食品经营许可证》新办',
            level: 2,
            tags: ['213'],
            text: '窗口已换人并重新培训。',
            at: '2026-11-20T03:00:00.000Z',
          },
        ],
      },
    },
  ];
}
