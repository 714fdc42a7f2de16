import { queryOptions } from '@tanstack/react-query';
import type {
  ProgrammeList,
  ProgrammeView,
  TaskCommand,
  TaskStep,
  TaskView,
} from '../../../contracts/programmes.ts';
import { api, sendOnce } from '../../platform/app.ts';

export const programmeKeys = { all: ['programmes'] as const };

export const programmesQuery = queryOptions({
  queryKey: [...programmeKeys.all, 'list'],
  queryFn: ({ signal }) => api<ProgrammeList>({ path: '/programmes', signal }),
});

export const programmeQuery = (id: string) =>
  queryOptions({
    queryKey: [...programmeKeys.all, 'one', id],
    queryFn: ({ signal }) => api<ProgrammeView>({ path: `/programmes/${encodeURIComponent(id)}`, signal }),
  });

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: [...programmeKeys.all, 'task', id],
    queryFn: ({ signal }) => api<TaskView>({ path: `/programme-tasks/${id}`, signal }),
  });

/** The same command written the same way goes out under the same key, however often it is sent. */
export const sendTaskCommand = (id: string, command: TaskCommand, body: object): Promise<unknown> =>
  sendOnce(`${id} ${command}`, `/programme-tasks/${id}/commands/${command}`, body);

export type KeptEvidence = TaskStep['evidence'][number];

export function sendEvidence(taskId: string, file: File): Promise<KeptEvidence> {
  const form = new FormData();
  form.append('file', file);
  return api<KeptEvidence>({ method: 'POST', path: `/programme-tasks/${taskId}/evidence`, form });
}
