// The entry of the worker that carries out one training of the page from its data to the kept run. The page only shows
// what is sent to it: unpacking 55 MB and packing the run would each cost it frames. The workers that compute are the
// engine's, which starts them from here.

import { createSession } from './create-session.ts';
import type { SessionCommand } from './session-messages.ts';

const take = createSession((message) => self.postMessage(message));

self.addEventListener('message', ({ data }: MessageEvent<SessionCommand>) => take(data));
