import type { Keyring } from '../../platform/crypto/index.ts';

/** Where each sealed value belongs: one moved elsewhere does not open. */
const place = (id: string, part: string): string => `requests.request.${part}:${id}`;
const stepPlace = (id: string, seq: number): string => `requests.event.text:${id}:${seq}`;
const filePlace = (id: string): string => `requests.file.name:${id}`;

export type Contact = { name: string; phone: string };
type Seal = Pick<Keyring, 'seal' | 'open'>;

export const sealPart = (keyring: Seal, id: string, part: 'title' | 'body', text: string): string =>
  keyring.seal(text, place(id, part));
export const openPart = (keyring: Seal, id: string, part: 'title' | 'body', sealed: string): string =>
  keyring.open(sealed, place(id, part));
export const sealContact = (keyring: Seal, id: string, contact: Contact): string =>
  keyring.seal(JSON.stringify(contact), place(id, 'contact'));
export const openContact = (keyring: Seal, id: string, sealed: string): Contact =>
  JSON.parse(keyring.open(sealed, place(id, 'contact'))) as Contact;
export const sealStep = (keyring: Seal, id: string, seq: number, text: string): string =>
  keyring.seal(text, stepPlace(id, seq));
export const openStep = (keyring: Seal, id: string, seq: number, sealed: string): string =>
  keyring.open(sealed, stepPlace(id, seq));
export const sealName = (keyring: Seal, fileId: string, name: string): string =>
  keyring.seal(name, filePlace(fileId));
export const openName = (keyring: Seal, fileId: string, sealed: string): string =>
  keyring.open(sealed, filePlace(fileId));
