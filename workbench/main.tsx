import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SessionGate } from './features/session/SessionGate.tsx';
import { queryClient } from './platform/app.ts';
import { Design } from './platform/design.tsx';
import { WordsProvider } from './platform/words.tsx';
import { router } from './router.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <WordsProvider>
      <Design>
        <QueryClientProvider client={queryClient}>
          <SessionGate>
            <RouterProvider router={router} />
          </SessionGate>
        </QueryClientProvider>
      </Design>
    </WordsProvider>
  </StrictMode>,
);
