// The entry of the worker in which runs are trained again; the workers that compute are the engine's, started from here.
import { expose } from 'comlink';
import { replayService } from './replay-service.ts';

expose(replayService);
