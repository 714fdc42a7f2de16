import { queryOptions } from '@tanstack/react-query';
import type { JointCommand, JointList, JointReply, JointView } from '../../../contracts/joint.ts';
import { api, sendOnce } from '../../platform/app.ts';

export const jointKeys = { all: ['joint'] as const };

export const jointListQuery = queryOptions({
  queryKey: [...jointKeys.all, 'list'],
  queryFn: ({ signal }) => api<JointList>({ path: '/joint', signal }),
});

export const jointQuery = (id: string) =>
  queryOptions({
    queryKey: [...jointKeys.all, id],
    queryFn: ({ signal }) => api<JointView>({ path: `/joint/${encodeURIComponent(id)}`, signal }),
  });

/** The same command written the same way goes out under the same key, however often it is sent. */
export const sendJointCommand = (id: string, command: JointCommand, body: object): Promise<JointReply> =>
  sendOnce(`${id} ${command}`, `/joint/${encodeURIComponent(id)}/commands/${command}`, body);
