import type { Locale } from '../../contracts/locale.ts';
import { type RatingLevel, ratingTags } from '../../contracts/ratings.ts';

/** The national label of a code; its Chinese is the law's wording, the English ours, for reading only. */
export function ratingTagName(locale: Locale, code: string): string {
  const level = Number(code[0]) as RatingLevel;
  const chinese = ratingTags[level]?.[code] ?? code;
  return locale === 'en' ? (english[code] ?? chinese) : chinese;
}

const english: Record<string, string> = {
  '510': 'One window for all, done at once',
  '511': 'Accepted first, documents later',
  '512': 'No certificates to hand in',
  '513': 'All of it online',
  '514': 'By phone',
  '515': 'Close to home',
  '516': 'No documents at all',
  '517': 'Warm and efficient',
  '406': 'One form was enough',
  '407': 'Documents online, checked at the window',
  '408': 'One list named all documents',
  '409': 'A promise replaced documents',
  '410': 'Appointment online',
  '411': 'One visit to the hall',
  '412': 'At a self-service machine',
  '413': 'Friendly',
  '307': 'All that was missing told at once',
  '308': 'Samples of documents',
  '309': 'Done within the promised time',
  '310': 'The guide was right',
  '311': 'The documents of the guide were enough',
  '312': 'Delivered by courier',
  '313': 'As many visits as promised',
  '314': 'Neither friendly nor unfriendly',
  '207': 'No samples of documents',
  '208': 'No list of documents',
  '209': 'Not done within the promised time',
  '210': 'The same proof asked for again and again',
  '211': 'Promised online but not possible online',
  '212': 'Queued again in spite of an appointment',
  '213': 'Staff did not know the business',
  '214': 'Unfriendly',
  '108': 'Conditions beyond the guide',
  '109': 'Documents beyond the guide',
  '110': 'Over the legal time without reason',
  '111': 'The sample of the guide was wrong',
  '112': 'Promised to be taken online but was not',
  '113': 'Sent from window to window',
  '114': 'More visits than promised',
  '115': 'Rude and slow',
};
