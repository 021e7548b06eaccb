// The entry of the worker that carries out one training of the page from its data to the kept run. The page only shows
// what is sent to it: unpacking 55 MB and packing the run would each cost it frames. The workers that compute are the
// engine's, which starts them from here.

import { createSession } from './create-session.ts';
import type { SessionCommand } from './session-messages.ts';

const session = createSession((view) => self.postMessage(view));

self.addEventListener('message', ({ data }: MessageEvent<SessionCommand>) => {
  if (data.type === 'run') void session.run(data.plan);
  else session[data.type]();
});
