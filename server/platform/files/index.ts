export { isFull, type TellFull } from './no-room.ts';
export { openPartials, type Partials } from './partials.ts';
export { type Sniffed, sniff } from './sniff.ts';
export { type FileStore, openFileStore } from './store.ts';
